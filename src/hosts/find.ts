import { Host } from '../domain/host.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { Known } from './candidates.ts';
import { toPlainText } from './plain-text.ts';
import { expandRanges } from './ranges.ts';
import { findOccurrences, type Occurrence, type Role } from './roles.ts';
import { selectTargets, type Named } from './select.ts';
import { toSentences } from './sentences.ts';

export interface HostsFound {
  /** The affected machines, in the order of the text. */
  readonly hosts: readonly Host[];
  /** Other machines and sites the ticket names; not to be contacted. */
  readonly mentioned: readonly string[];
}

/** Longer texts are logs with a sentence before them. */
const MAX_CHARS = 20_000;

/**
 * The machines a ticket is about, as it names them. `known` are an inventory's full names: each is accepted wherever it
 * stands as a whole word, and a short name that only one of them begins with means that one.
 */
export function findHosts(ticket: Pick<Ticket, 'title' | 'text'>, known: ReadonlySet<string> = new Set()): HostsFound {
  const sentences = toSentences(readable(ticket.title).replaceAll('\n', ' '), readable(ticket.text));
  const named = toNamed(findOccurrences(sentences, withShortNames(known)));
  const targets = selectTargets(named).flatMap(({ name }) => Host.safeParse(name).data ?? []);
  const chosen = new Set<string>(targets);
  return { hosts: targets, mentioned: named.map(({ name }) => name).filter((name) => !chosen.has(name)) };
}

function readable(text: string): string {
  return expandRanges(toPlainText(text.slice(0, MAX_CHARS)));
}

function withShortNames(known: ReadonlySet<string>): Known {
  const names = [...known].map((name) => name.toLowerCase());
  const full = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const name of names) {
    const short = name.split('.')[0] ?? name;
    if (full.has(short)) ambiguous.add(short);
    full.set(short, name);
  }
  for (const short of ambiguous) full.delete(short);
  for (const name of names) full.set(name, name);
  return full;
}

function toNamed(occurrences: readonly Occurrence[]): readonly Named[] {
  const byName = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const name = longForm(one.name, occurrences);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName].map(([name, all]) => ({ name, kind: kindOf(name, all), role: roleOver(all), occurrences: all }));
}

/** "web-03" is "web-03.prod.example.com" when the ticket has one such name. */
function longForm(name: string, occurrences: readonly Occurrence[]): string {
  if (name.includes('.')) return name;
  const longer = new Set(occurrences.map((one) => one.name).filter((one) => one.startsWith(`${name}.`)));
  return longer.size === 1 ? ([...longer][0] ?? name) : name;
}

function kindOf(name: string, occurrences: readonly Occurrence[]): Named['kind'] {
  const shape = occurrences.find((one) => one.name === name)?.shape;
  if (shape === 'plain') return occurrences.some(({ labelled }) => labelled) ? 'machine' : 'full-name';
  return shape === 'site' || shape === 'zone' || shape === 'address' || shape === 'private-address' ? shape : 'machine';
}

/** Ruled out is for good; trouble reported later outweighs "it was fine". */
function roleOver(occurrences: readonly Occurrence[]): Role {
  const roles = occurrences.map(({ role }) => role);
  if (roles.includes('not')) return 'not';
  const fine = roles.lastIndexOf('fine');
  if (fine >= 0) return roles.slice(fine).includes('target') ? 'target' : 'fine';
  if (roles.includes('target')) return 'target';
  return roles.includes('plain') ? 'plain' : 'aside';
}
