import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Control } from './control.ts';

const LIST = new URL('images/list-state.sh', import.meta.url).pathname;
const LIMIT_MS = 120_000;

/** Name to how it is: files of every file system in use, mounts, modules, swap, kernel settings, units, links. */
export type State = ReadonlyMap<string, string>;

/** What docs/read-only.md names as written by sshd and its friends around a login, and the folders in which they write it. */
const OF_LOGINS: readonly RegExp[] = [
  /^\/var\/log\/(auth\.log|secure|syslog|messages|user\.log|daemon\.log|wtmp|wtmp\.db|btmp|lastlog|audit\/audit\.log)$/,
  /^\/(var|run)\/log\/journal(\/|$)/,
  /^\/var\/lib\/(lastlog|wtmpdb)(\/|$)/,
  /^\/run\/(utmp|sudo|user)(\/|$)/,
  /^\/run\/systemd(\/(sessions|users|units|transient|propagate|journal)(\/.*)?)?$/,
  /^(mount \/run\/user\/\d+|unit (user@\d+|user-runtime-dir@\d+|run-user-\d+)\.)/,
];

/** What it names as written by the kernel and udev: modules that `ss`, `lvs`, `nft` and `iptables` need. */
const OF_KERNEL: readonly RegExp[] = [
  /^module (inet_diag|tcp_diag|udp_diag|unix_diag|raw_diag|netlink_diag|af_packet_diag|dm_mod)$/,
  /^module (nfnetlink|nf_tables|x_tables|ip_tables|ip6_tables|iptable_\w+|ip6table_\w+|nft_compat|crc32c_generic|libcrc32c)$/,
  /^\/run\/udev(\/|$)/,
  /^\/var\/log\/kern\.log$/,
];

/** cron makes up for what it missed while the machine lay in its snapshot. */
const OF_CRON: readonly RegExp[] = [/^\/var\/log\/cron\.log$/];

/** Throws when the machine can no longer list it, as where the root file system has gone. */
export async function listState(control: Control): Promise<State> {
  const text = await control.must(await readFile(LIST, 'utf8'), LIMIT_MS);
  const state = parseState(text);
  if (state.size < 1_000) throw new Error(`only ${state.size} things were listed`);
  return state;
}

export function parseState(text: string): State {
  const lines = text.split('\n').filter((line) => line.includes('\t'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]));
}

/** Names that differ, without what docs/read-only.md says is written all the same. */
export function changedBetween(before: State, after: State): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name) && !isDocumented(name)).toSorted();
}

function isDocumented(name: string): boolean {
  return [...OF_LOGINS, ...OF_KERNEL, ...OF_CRON].some((pattern) => pattern.test(name));
}

/**
 * What changed between two looks and stays still in as much time without tai. `idle` is a login of the same kind that
 * only looks at `id`; what the machine itself or that login writes then too is not tai's.
 */
export async function changedByTai(
  control: Control,
  before: State,
  tookMs: number,
  idle: () => Promise<void>,
): Promise<readonly string[]> {
  const after = await listState(control);
  const suspects = changedBetween(before, after);
  if (suspects.length === 0) return [];
  await idle();
  await delay(tookMs);
  const moving = new Set(changedBetween(after, await listState(control)));
  return suspects.filter((name) => !moving.has(name));
}
