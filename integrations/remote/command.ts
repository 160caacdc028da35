import { TaiError } from '../../src/domain/errors.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { toShellCommand } from './quote.ts';

/** What a host has for limiting a command. BusyBox knew `timeout -t N` first, then `timeout N`, and `-k` only later. */
export interface Tools {
  readonly timeout: 'with kill' | 'plain' | 'with -t' | 'none';
  readonly nice: boolean;
}

export const ALL_TOOLS: Tools = { timeout: 'with kill', nice: true };

/** Seconds from the polite end of a command to the hard one. */
const KILL_AFTER_SECONDS = 2;
/** What the answer may take on its way before the host is no longer waited for. */
const GRACE_MS = 3_000;
const ENVIRONMENT = 'LC_ALL=C TZ=UTC SYSTEMD_COLORS=0 SYSTEMD_PAGER=cat PAGER=cat';

/** Prints a word for each way of limiting that works here. `sh` reads it, whatever the login shell is. */
export const PROBE = toShellCommand([
  'sh',
  '-c',
  '{ if timeout -k 1 5 true; then echo kill; elif timeout 5 true; then echo plain; elif timeout -t 5 true; then echo t; fi; ' +
    'nice -n 19 true && echo nice; } 2>/dev/null; true',
]);

export function readProbe(output: string): Tools {
  const words = new Set(output.split(/\s+/));
  const ways = { kill: 'with kill', plain: 'plain', t: 'with -t' } as const;
  const way = (['kill', 'plain', 't'] as const).find((word) => words.has(word));
  return { timeout: way === undefined ? 'none' : ways[way], nice: words.has('nice') };
}

/** Throws COMMAND_REJECTED when the program's name would be read as something else on its way. */
export function checkArgv(argv: Argv): void {
  const [program] = argv;
  if (program === '' || program.startsWith('-') || program.includes('=')) {
    throw new TaiError('COMMAND_REJECTED', `"${program}" can not be the name of a program`);
  }
  toShellCommand(argv);
}

/**
 * `exec` makes the program the head of its process group, which is what sshd sends our signals to. Standard input is
 * empty, so nothing waits for it.
 */
export function toRemoteCommand(argv: Argv, seconds: number, tools: Tools): string {
  const wrapped = [...(tools.nice ? ['nice', '-n', '19'] : []), ...timeoutWords(tools, seconds), ...argv];
  return `exec env ${ENVIRONMENT} ${toShellCommand(wrapped)} </dev/null`;
}

/** When we stop waiting: after the host itself has had the time to end the command. In milliseconds. */
export function localDeadlineMs(seconds: number, tools: Tools): number {
  return tools.timeout === 'none' ? seconds * 1_000 : (seconds + KILL_AFTER_SECONDS) * 1_000 + GRACE_MS;
}

/** `timeout` exits with 124, or dies of its own KILL; BusyBox lets the command's TERM through. */
export function endedByLimit(
  { exitCode, durationMs }: { exitCode: number; durationMs: number },
  seconds: number,
): boolean {
  return [124, 137, 143].includes(exitCode) && durationMs >= seconds * 1_000;
}

function timeoutWords({ timeout }: Tools, seconds: number): readonly string[] {
  switch (timeout) {
    case 'with kill':
      return ['timeout', '-k', String(KILL_AFTER_SECONDS), String(seconds)];
    case 'plain':
      return ['timeout', String(seconds)];
    case 'with -t':
      return ['timeout', '-t', String(seconds)];
    case 'none':
      return [];
    default:
      return timeout satisfies never;
  }
}
