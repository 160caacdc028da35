import { domainToASCII } from 'node:url';
import { findHosts } from '../hosts/find.ts';
import { type Inventory, toInventory } from '../hosts/inventory.ts';
import { toText } from './document-text.ts';
import type { Case, HostText } from './folder.ts';
import { type Miss, type Scores, share } from './scores.ts';

/** A text and the machines it is about. */
interface Expected {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly hosts: readonly string[];
  readonly mentioned: readonly string[];
  readonly forbidden: readonly string[];
  readonly known: Inventory;
}

interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly onlyMentioned: number;
  readonly missed: number;
  readonly forbidden: number;
  readonly misses: readonly Miss[];
}

export interface HostScores {
  readonly hosts: Scores['hosts'];
  /** Machines that are mentioned left out of what counts as wrong. */
  readonly lenientPrecision: number | null;
  readonly misses: readonly Miss[];
}

export function scoreHosts(texts: readonly HostText[], cases: readonly Pick<Case, CaseKey>[]): HostScores {
  const tallies = [...texts.map(ofText), ...cases.map(ofCase)].map(tally);
  const sum = (key: Exclude<keyof Tally, 'misses'>): number => tallies.reduce((total, one) => total + one[key], 0);
  const right = sum('right');
  return {
    hosts: {
      n: tallies.length,
      precision: share(right, right + sum('wrong')),
      recall: share(right, right + sum('missed')),
      forbidden: sum('forbidden'),
    },
    lenientPrecision: share(right, right + sum('wrong') - sum('onlyMentioned')),
    misses: tallies.flatMap(({ misses }) => misses),
  };
}

type CaseKey = 'id' | 'ticket_title' | 'ticket_text' | 'hosts_expected' | 'hosts_mentioned';

function ofText({ id, text, hosts, mentioned, forbidden, inventory = [] }: HostText): Expected {
  const plain = typeof text === 'string' ? text : toText(text);
  return { id, title: '', text: plain, hosts, mentioned, forbidden, known: toInventory(inventory) };
}

function ofCase(one: Pick<Case, CaseKey>): Expected {
  const { id, ticket_title: title, ticket_text: text, hosts_expected: hosts, hosts_mentioned: mentioned } = one;
  return { id, title, text, hosts, mentioned, forbidden: [], known: toInventory([]) };
}

function tally({ id, title, text, hosts, mentioned, forbidden, known }: Expected): Tally {
  const found: readonly string[] = findHosts({ title, text }, known).hosts;
  const wanted = new Set(hosts.map(normal));
  const wrong = found.filter((name) => !wanted.has(name));
  const missed = [...wanted].filter((name) => !found.includes(name));
  const aside = new Set(mentioned.map(normal));
  const banned = new Set(forbidden.map(normal));
  const touched = found.filter((name) => banned.has(name));
  return {
    right: found.length - wrong.length,
    wrong: wrong.length,
    onlyMentioned: wrong.filter((name) => aside.has(name)).length,
    missed: missed.length,
    forbidden: touched.length,
    misses: [
      ...missed.map((name): Miss => ({ part: 'hosts', id, what: `not found: ${name}` })),
      ...wrong.map((name): Miss => ({ part: 'hosts', id, what: `${describe(name, aside, banned)}: ${name}` })),
    ],
  };
}

function describe(name: string, mentioned: ReadonlySet<string>, forbidden: ReadonlySet<string>): string {
  if (forbidden.has(name)) return 'forbidden';
  return mentioned.has(name) ? 'only mentioned' : 'wrong';
}

/** One spelling for one machine: names with letters beyond ASCII are the same in Punycode. */
function normal(name: string): string {
  return domainToASCII(name.replace(/\.$/, '')) || name.toLowerCase();
}
