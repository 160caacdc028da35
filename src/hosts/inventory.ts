import { roles, things } from './name-words.ts';

/** One machine of an inventory. Names are in lower case. */
export interface Machine {
  readonly name: string;
  /** What else people call it, addresses among them; may hold spaces. */
  readonly aliases: readonly string[];
  readonly groups: readonly string[];
}

/** The machines there are, each once. */
export interface Inventory {
  readonly machines: readonly Machine[];
}

export const NO_INVENTORY: Inventory = { machines: [] };

/** Machines as they were written, in any number of lists; the same name twice is one machine. */
export function toInventory(
  written: readonly {
    readonly name: string;
    readonly aliases?: readonly string[];
    readonly groups?: readonly string[];
  }[],
): Inventory {
  const byName = new Map<string, Machine>();
  for (const { name, aliases = [], groups = [] } of written) {
    const key = plain(name);
    const old = byName.get(key);
    byName.set(key, {
      name: key,
      aliases: [...new Set([...(old?.aliases ?? []), ...aliases.map(plain)])].filter((alias) => alias !== key),
      groups: [...new Set([...(old?.groups ?? []), ...groups.map(plain)])],
    });
  }
  return { machines: [...byName.values()] };
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** Each single word that means one machine: its name, its aliases, and what only its name begins with. */
export function wordsOfMachines({ machines }: Inventory): ReadonlyMap<string, string> {
  const full = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { name, aliases } of machines) {
    for (const word of new Set([shortOf(name), ...aliases])) {
      if ((full.get(word) ?? name) !== name) ambiguous.add(word);
      full.set(word, name);
    }
  }
  for (const word of ambiguous) full.delete(word);
  for (const { name } of machines) full.set(name, name);
  return full;
}

/** "10" of "10.1.2.3" is no name, and "mail" of "mail.example.com" is a word of most tickets. */
function shortOf(name: string): string {
  const short = name.split('.')[0] ?? name;
  return /^\d+$/.test(short) || roles.has(short) || things.has(short) ? name : short;
}
