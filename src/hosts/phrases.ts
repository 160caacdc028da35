import type { Inventory } from './inventory.ts';

/** More machines than this are never read out of one group. */
const MAX_OF_GROUP = 16;
/** Groups that every Ansible inventory has. */
const EVERYTHING: ReadonlySet<string> = new Set(['all', 'ungrouped']);

/** Writes names in place of what people say for them: "the db master" becomes its full name, "the web tier" all of its machines. */
export function createNamer(inventory: Inventory): (text: string) => string {
  const names = new Map([...aliasPhrases(inventory), ...groupPhrases(inventory)]);
  if (names.size === 0) return (text) => text;
  const longestFirst = [...names.keys()].toSorted((a, b) => b.length - a.length);
  const phrases = longestFirst.map((phrase) => phrase.split(' ').map(escape).join('\\s+'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.-])(?:${phrases.join('|')})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, (said) => names.get(said.toLowerCase().replace(/\s+/g, ' ')) ?? said);
}

/** Aliases of one word are known as words; the same alias of two machines means neither. */
function aliasPhrases({ machines }: Inventory): ReadonlyMap<string, string> {
  const phrases = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { name, aliases } of machines) {
    for (const alias of aliases.filter((one) => one.includes(' '))) {
      if (phrases.has(alias)) ambiguous.add(alias);
      phrases.set(alias, name);
    }
  }
  for (const alias of ambiguous) phrases.delete(alias);
  return phrases;
}

function groupPhrases({ machines }: Inventory): ReadonlyMap<string, string> {
  const members = new Map<string, string[]>();
  for (const { name, groups } of machines) {
    for (const group of groups) members.set(group, [...(members.get(group) ?? []), name]);
  }
  const known = new Set(machines.flatMap(({ name, aliases }) => [name, name.split('.')[0], ...aliases]));
  const named = [...members].filter(([group]) => !EVERYTHING.has(group) && !known.has(group));
  return new Map(
    named.flatMap(([group, all]) => waysToSay(group).map((said) => [said, all.slice(0, MAX_OF_GROUP).join(' and ')])),
  );
}

/** "web tier" says itself; "databases" is a word like any other until someone says that it is a group. */
function waysToSay(group: string): readonly string[] {
  const spaced = group.replaceAll(/[_-]/g, ' ');
  const said = [
    `group ${group}`,
    `gruppe ${group}`,
    `${group} group`,
    `all ${group}`,
    `alle ${group}`,
    `${group} hosts`,
  ];
  return [...new Set([...said, ...(/[ _-]/.test(group) ? [group, spaced] : [])])];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
