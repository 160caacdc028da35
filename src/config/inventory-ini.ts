import { expandName, InventoryError, type WrittenMachine } from './inventory-machine.ts';

const SECTION = /^\[([\w .-]+?)(?::(children|vars))?\]$/;

interface Reading {
  readonly machines: WrittenMachine[];
  /** Group to the groups it is part of. */
  readonly parents: Map<string, string[]>;
}

/** An Ansible inventory in INI: groups, children, ranges and `ansible_host`; variables of groups are passed over. */
export function fromAnsibleIni(file: string, text: string): readonly WrittenMachine[] {
  const reading: Reading = { machines: [], parents: new Map() };
  let group = 'ungrouped';
  let kind: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/(?:^|\s)[#;].*$/, '').trim();
    if (line === '') continue;
    const complain = (reason: string) => new InventoryError(file, index + 1, reason);
    if (line.startsWith('[')) {
      const section = SECTION.exec(line);
      if (section === null) throw complain(`'${line.slice(0, 80)}' is no heading of a group`);
      [, group = '', kind] = section;
    } else if (kind === 'children') addParent(reading, line, group);
    else if (kind === undefined) reading.machines.push(...readMachine(line, group, complain));
  }
  return withParents(reading.machines, reading.parents);
}

function addParent({ parents }: Reading, child: string, parent: string): void {
  parents.set(child, [...(parents.get(child) ?? []), parent]);
}

function readMachine(line: string, group: string, complain: (reason: string) => Error): readonly WrittenMachine[] {
  const [written = '', ...variables] = line.split(/\s+/);
  if (/^(?:localhost|127\.)/.test(written)) return [];
  // A port stands behind the name; a lone IPv6 address ends in digits as well.
  const bare = /^[0-9a-f:]+$/i.test(written) ? written : written.replace(/:\d{1,5}$/, '');
  const names = expandName(bare, complain);
  const address = /(?:^|\s)ansible_(?:ssh_)?host=["']?([\w.:-]+)/.exec(variables.join(' '))?.[1];
  return names.map((name) => ({ name, groups: [group], ...(address !== undefined && { aliases: [address] }) }));
}

/** A machine of a group is one of all groups above it; a circle of groups ends where it began. */
export function withParents(
  machines: readonly WrittenMachine[],
  parents: ReadonlyMap<string, readonly string[]>,
): readonly WrittenMachine[] {
  return machines.map((machine) => {
    const groups = new Set(machine.groups);
    for (const group of groups) for (const parent of parents.get(group) ?? []) groups.add(parent);
    return { ...machine, groups: [...groups] };
  });
}
