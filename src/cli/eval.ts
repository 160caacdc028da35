import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const EXAMPLES = `
Examples:
  tai eval test/cases
  tai eval cases --noise-mb 20 --json

The folder may hold cases/*.json, hosts*.jsonl and secrets*.jsonl, in any combination.`;

const MAX_NOISE_MB = 512;

interface EvalOptions {
  readonly json?: true;
  readonly noiseMb: number;
  readonly seed: number;
}

export function addEval(program: Command, io: Io): void {
  program
    .command('eval')
    .description('score tai, without a model, on cases whose answer is known')
    .argument('<dir>', 'the folder of cases')
    .option('--json', 'print the scores as one JSON object')
    .option('--noise-mb <n>', `bury each log in so many MiB of noise first, at most ${MAX_NOISE_MB}`, toNoise, 0)
    .option('--seed <n>', 'which noise: the same for the same number', toSeed, 1)
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, { json, noiseMb, seed }: EvalOptions) => {
      const { evaluate } = await import('../evaluation/evaluate.ts');
      const { toTable } = await import('../evaluation/table.ts');
      const evaluation = await evaluate(folder, { noiseMb, seed }, io.signal);
      io.stdout.write(json ? `${JSON.stringify(evaluation.scores)}\n` : toTable(evaluation));
    });
}

function toNoise(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= 0 && number <= MAX_NOISE_MB) return number;
  throw new TaiError('CONFIG_INVALID', `--noise-mb ${text}: not a number from 0 to ${MAX_NOISE_MB}, for example: 20`);
}

function toSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TaiError('CONFIG_INVALID', `--seed ${text}: not a whole number, for example: 1`);
}
