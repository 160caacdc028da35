import { Host } from '../domain/host.ts';
import type { Ticket } from '../domain/ticket.ts';
import { type Inventory, NO_INVENTORY, toInventory, wordsOfMachines } from './inventory.ts';
import { findNearMiss, type NearMiss } from './near-miss.ts';
import { createNamer } from './phrases.ts';
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
  /** Names that are nearly those of machines there are. */
  readonly unsure?: readonly NearMiss[];
}

/** Longer texts are logs with a sentence before them. */
const MAX_CHARS = 20_000;

/**
 * The machines a ticket is about, as it names them. With an inventory (or its full names alone) a machine has its full name,
 * whatever of its names the ticket uses, and a name that is nearly one of them is no host but a question.
 */
export function findHosts(
  ticket: Pick<Ticket, 'title' | 'text'>,
  known: ReadonlySet<string> | Inventory = NO_INVENTORY,
): HostsFound {
  const { named, unsure } = readTicket(ticket, known);
  const chosen = new Set(named.filter(({ isTarget }) => isTarget).map(({ name }) => name));
  const hosts = [...chosen].flatMap((name) => Host.safeParse(name).data ?? []);
  const others = [...named.map(({ name }) => name), ...unsure.map(({ likely }) => likely)];
  const slips = new Set(unsure.map(({ written }) => written));
  const mentioned = [...new Set(others)].filter((name) => !chosen.has(name) && !slips.has(name));
  return { hosts, mentioned, ...(unsure.length > 0 && { unsure }) };
}

export interface Reading {
  readonly named: readonly NamedHost[];
  readonly unsure: readonly NearMiss[];
}

/** One name of the text: what it was taken for, and what speaks for and against a look at it. */
export interface NamedHost {
  readonly name: string;
  readonly kind: Named['kind'];
  readonly role: Role;
  readonly isTarget: boolean;
  /** Where it stands, as the reader of the text knows it. */
  readonly sentence: string;
}

/** The same with the reasons, for people. */
export function readTicket(
  ticket: Pick<Ticket, 'title' | 'text'>,
  known: ReadonlySet<string> | Inventory = NO_INVENTORY,
): Reading {
  const inventory = 'machines' in known ? known : toInventory([...known].map((name) => ({ name })));
  const words = wordsOfMachines(inventory);
  const name = createNamer(inventory);
  const readable = (text: string) => name(expandRanges(toPlainText(text.slice(0, MAX_CHARS))));
  const sentences = toSentences(readable(ticket.title).replaceAll('\n', ' '), readable(ticket.text));
  const named = toNamed(findOccurrences(sentences, words));
  const targets = selectTargets(named);

  const unsure = targets.flatMap((one) => (isKnown(one) ? [] : (findNearMiss(one.name, words) ?? [])));
  const slips = new Set(unsure.map(({ written }) => written));
  return {
    unsure,
    named: inOrder(named, targets).map((one) => ({
      name: one.name,
      kind: one.kind,
      role: one.role,
      isTarget: targets.includes(one) && !slips.has(one.name),
      sentence: one.occurrences[0]?.sentence.text.trim() ?? '',
    })),
  };
}

function isKnown({ occurrences }: Named): boolean {
  return occurrences.some(({ shape }) => shape === 'known' || shape.endsWith('address'));
}

/** Targets first and as they were chosen: the first of them are looked at when there are too many. */
function inOrder(named: readonly Named[], targets: readonly Named[]): readonly Named[] {
  return [...targets, ...named.filter((one) => !targets.includes(one))];
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
