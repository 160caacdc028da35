import { z } from 'zod';
import { withParents } from './inventory-ini.ts';
import { expandName, InventoryError, type WrittenMachine } from './inventory-machine.ts';

const Names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);
const Entry = z.union([
  z.string().transform((name) => ({ name, aliases: [], groups: [] })),
  z.strictObject({ name: z.string(), aliases: Names.default([]), groups: Names.default([]), roles: Names.default([]) }),
]);
interface Group {
  readonly hosts?: Readonly<Record<string, unknown>> | null | undefined;
  readonly children?: Readonly<Record<string, Group | null>> | null | undefined;
}
const Group: z.ZodType<Group> = z.lazy(() =>
  z.object({
    hosts: z.record(z.string(), z.unknown()).nullish(),
    children: z.record(z.string(), Group.nullable()).nullish(),
  }),
);
const Variables = z.object({ ansible_host: z.string().exactOptional(), ansible_ssh_host: z.string().exactOptional() });

const EXAMPLE = "for example '- {name: db-01.prod.example.com, aliases: [db master], groups: [databases]}'";

/** A list of machines (alone or under `machines`), or Ansible's groups of groups. */
export function fromYaml(file: string, text: string, document: unknown): readonly WrittenMachine[] {
  const fail = (near: string, reason: string) => new InventoryError(file, lineOf(text, near), reason);
  if (document === null || document === undefined) return [];
  if (Array.isArray(document)) return document.flatMap((entry: unknown) => fromEntry(entry, fail));
  const groups = z.record(z.string(), Group.nullable()).safeParse(document);
  if (!groups.success) {
    throw fail(
      String(groups.error.issues[0]?.path.at(-1) ?? ''),
      `is no list of machines and no Ansible inventory; ${EXAMPLE}`,
    );
  }
  const parents = new Map<string, string[]>();
  const machines = Object.entries(groups.data).flatMap(([name, group]) => fromGroup(name, group, parents, fail));
  return withParents(machines, parents);
}

type Fail = (near: string, reason: string) => Error;

function fromEntry(entry: unknown, fail: Fail): readonly WrittenMachine[] {
  const read = Entry.safeParse(entry);
  const near = typeof entry === 'object' && entry !== null ? String(Reflect.get(entry, 'name') ?? '') : String(entry);
  if (!read.success) throw fail(near, `is no machine; ${EXAMPLE}`);
  const { name, aliases, groups } = read.data;
  const roles = 'roles' in read.data ? read.data.roles : [];
  const names = expandName(name, (reason) => fail(name, reason));
  return names.map((one) => ({ name: one, aliases: names.length === 1 ? aliases : [], groups: [...groups, ...roles] }));
}

const MAX_DEPTH = 20;

function fromGroup(
  name: string,
  group: Group | null,
  parents: Map<string, string[]>,
  fail: Fail,
  depth = 0,
): readonly WrittenMachine[] {
  if (depth > MAX_DEPTH) throw fail(name, `groups lie deeper than ${MAX_DEPTH} in each other`);
  const own = Object.entries(group?.hosts ?? {}).flatMap(([host, variables]) => fromHost(host, variables, name, fail));
  const below = Object.entries(group?.children ?? {}).flatMap(([child, inner]) => {
    parents.set(child, [...(parents.get(child) ?? []), name]);
    return fromGroup(child, inner, parents, fail, depth + 1);
  });
  return [...own, ...below];
}

function fromHost(host: string, variables: unknown, group: string, fail: Fail): readonly WrittenMachine[] {
  if (/^(?:localhost$|127\.)/.test(host)) return [];
  const known = Variables.safeParse(variables).data;
  const address = known?.ansible_host ?? known?.ansible_ssh_host;
  return expandName(host, (reason) => fail(host, reason)).map((name) => ({
    name,
    groups: [group],
    ...(address !== undefined && !address.includes('{') && { aliases: [address] }),
  }));
}

/** The parser's positions are gone by then; the first line that holds the words is where it is. */
function lineOf(text: string, near: string): number {
  const at = near === '' ? 0 : Math.max(0, text.indexOf(near));
  return text.slice(0, at).split('\n').length;
}
