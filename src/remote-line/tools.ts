import { toShellCommand } from './quote.ts';

/** What a host has for limiting a command. BusyBox knew `timeout -t N` first, then `timeout N`, and `-k` only later. */
export interface Tools {
  readonly timeout: 'with kill' | 'plain' | 'with -t' | 'none';
  readonly nice: boolean;
  readonly ionice: boolean;
}

export const ALL_TOOLS: Tools = { timeout: 'with kill', nice: true, ionice: true };

/** Seconds from the polite end of a command to the hard one. */
export const KILL_AFTER_SECONDS = 2;
export const NICE_WORDS: readonly string[] = ['nice', '-n', '19'];
/** ionice(1), class 3: disk time that nobody else wants. Schedulers without classes take no notice. */
export const IONICE_WORDS: readonly string[] = ['ionice', '-c', '3'];
/** What stands before the number of seconds. */
export const TIMEOUT_WORDS: Readonly<Record<Exclude<Tools['timeout'], 'none'>, readonly string[]>> = {
  'with kill': ['timeout', '-k', String(KILL_AFTER_SECONDS)],
  plain: ['timeout'],
  'with -t': ['timeout', '-t'],
};

/** What `sh` is given to find the tools out, whatever the login shell is: it prints a word for each way that works here. */
export const PROBE_SCRIPT =
  '{ if timeout -k 1 5 true; then echo kill; elif timeout 5 true; then echo plain; elif timeout -t 5 true; then echo t; fi; ' +
  'nice -n 19 true && echo nice; ionice -c 3 true && echo ionice; } 2>/dev/null; true';
export const PROBE = toShellCommand(['sh', '-c', PROBE_SCRIPT]);

export function readProbe(output: string): Tools {
  const words = new Set(output.split(/\s+/));
  const ways = { kill: 'with kill', plain: 'plain', t: 'with -t' } as const;
  const way = (['kill', 'plain', 't'] as const).find((word) => words.has(word));
  return { timeout: way === undefined ? 'none' : ways[way], nice: words.has('nice'), ionice: words.has('ionice') };
}

/** A builtin of sh, csh and fish that prints nothing: what comes back all the same is the login shell's own. */
export const SILENT = 'true';
