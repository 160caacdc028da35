import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Control } from './control.ts';

const LIST = new URL('images/list-state.sh', import.meta.url).pathname;
const LIMIT_MS = 120_000;

/** Name to how it is: files of every file system in use, mounts, modules, swap, kernel settings, units, links. */
export type State = ReadonlyMap<string, string>;

/** What docs/read-only.md names as written by sshd and its friends around a login, and the folders in which they write it. */
const OF_LOGINS: readonly RegExp[] = [
  /^\/var\/log\/(auth\.log|secure|audit\/audit\.log|syslog|messages|wtmp|wtmp\.db|btmp|lastlog|daemon\.log|user\.log)$/,
  /^\/var\/log\/(journal|audit)(\/|$)/,
  /^\/var\/lib\/(lastlog|wtmpdb)(\/|$)/,
  /^\/run\/(utmp$|log\/journal(\/|$))/,
  /^\/run\/systemd\/(sessions|users|inhibit|units|transient|propagate|journal)(\/|$)/,
  /^\/run\/user(\/|$)/,
  /^\/run\/sudo(\/|$)/,
  /^\/var\/lib\/sudo(\/|$)/,
  /^(mount \/run\/user\/\d+|unit (user@\d+|user-runtime-dir@\d+|run-user-\d+)\.)/,
];

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

/** Names that differ, without what belongs to every login. */
export function changedBetween(before: State, after: State): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name) && !isOfLogin(name)).toSorted();
}

function isOfLogin(name: string): boolean {
  return OF_LOGINS.some((pattern) => pattern.test(name));
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
