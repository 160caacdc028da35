import { writeFile } from 'node:fs/promises';
import type { Argv } from '../../src/domain/ports.ts';

const LOG_LINES = 5_000;

/** Less than this from all commands together means that one of them did not run. */
export const LEAST_PRINTED = LOG_LINES * 50;

/** Fifteen commands a first look could run; all they read is there on any Linux, but for a log that is written here. */
export async function prepareCommands(log: string): Promise<readonly Argv[]> {
  await writeFile(log, 'Nov 20 02:14:07 web-03 app[123]: GET /checkout 502 in 31 ms\n'.repeat(LOG_LINES));
  const files = ['/etc/os-release', '/proc/uptime', '/proc/loadavg', '/proc/meminfo', '/proc/mounts', '/proc/stat'];
  return [
    ['uname', '-a'],
    ['df', '-kP'],
    ['df', '-iP'],
    ['ps', '-eo', 'pid,ppid,rss,comm'],
    ['cat', '/proc/net/tcp'],
    ['cat', '/proc/net/route'],
    ['cat', '/proc/version'],
    ['ls', '-l', '/etc'],
    ...files.map((file): Argv => ['cat', file]),
    ['tail', '-n', String(LOG_LINES), log],
  ];
}

/** Words of the bench's own, without anything a shell would read. */
export function plain(argv: Argv): string {
  return `${argv.join(' ')} </dev/null`;
}

export function toScript(commands: readonly Argv[], toLine: (argv: Argv) => string): string {
  return commands.map((argv) => `${toLine(argv)}\n`).join('');
}
