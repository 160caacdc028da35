import { type Command, Option } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const DEFAULT_TOKENS = 4_000;
const MAX_TOKENS = 1_000_000;
const MIN_TOKENS = 50;

interface Options {
  readonly budget: number;
  readonly words: string;
  readonly near?: Date;
  readonly json?: boolean;
}

/** The evidence a model would be given, for a person: the lines of a log that matter. */
export function addShrink(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('shrink')
    .description('the lines of a log that matter, with their numbers, within a budget; sends nothing anywhere')
    .argument('[file]', 'the log; standard input when it is left out')
    .addOption(
      new Option('--budget <tokens>', 'how much may be printed; a token is about 4 characters')
        .default(DEFAULT_TOKENS)
        .argParser(parseBudget),
    )
    .option('--words <text>', 'words of the ticket: lines that hold them are kept sooner', '')
    .addOption(new Option('--near <time>', 'when the trouble was, as in 2026-11-22T02:10Z').argParser(parseTime))
    .option('--json', 'one object instead of text')
    .addHelpText('after', '\nExample:\n  journalctl -b | tai shrink --budget 4000 --words "checkout 502 after deploy"')
    .action(async (file: string | undefined, { budget, json = false, ...rest }: Options) => {
      const { runShrink } = await import('./run-shrink.ts');
      finish(await runShrink({ file, tokens: budget, json, ...rest }, io));
    });
}

function parseBudget(text: string): number {
  const tokens = Number(text);
  if (/^\d+$/.test(text) && tokens >= MIN_TOKENS && tokens <= MAX_TOKENS) return tokens;
  const range = `a whole number from ${MIN_TOKENS} to ${MAX_TOKENS}`;
  throw new TaiError('CONFIG_INVALID', `--budget ${text}: must be ${range}, for example: ${DEFAULT_TOKENS}`);
}

/** A time without a zone is taken as UTC, as the times of log lines are. */
function parseTime(text: string): Date {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/.exec(text);
  const time = new Date(match === null ? Number.NaN : `${match[1]}T${match[2]}${match[3] ?? 'Z'}`);
  if (!Number.isNaN(time.getTime())) return time;
  throw new TaiError('CONFIG_INVALID', `--near ${text}: is not a time, for example: 2026-11-22T02:10Z`);
}
