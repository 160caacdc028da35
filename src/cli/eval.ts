import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const EXAMPLES = `
Examples:
  tai eval test/cases
  tai eval cases --noise-mb 20 --json
  tai eval cases --model --runs 3 --output scorecard.md

The folder may hold cases/*.json, hosts*.jsonl and secrets*.jsonl, in any combination.`;

const MAX_NOISE_MB = 512;

interface EvalOptions {
  readonly model?: true;
  readonly runs: number;
  readonly atOnce: number;
  readonly budgetTokens: number;
  readonly output?: string;
  readonly json?: true;
  readonly noiseMb: number;
  readonly seed: number;
}

export function addEval(program: Command, io: Io): void {
  program
    .command('eval')
    .description('score tai on cases whose answer is known')
    .argument('<dir>', 'the folder of cases')
    .option('--json', 'print the scores as one JSON object')
    .option('--model', 'ask the configured model about each case, and beside it the bare model')
    .option('--runs <n>', 'with --model: how often each case is asked about', toCount('--runs', 50), 3)
    .option('--at-once <n>', 'with --model: cases asked about at the same time', toCount('--at-once', 64), 1)
    .option('--budget-tokens <n>', 'with --model: what a prompt may hold', toCount('--budget-tokens', 200_000), 8_000)
    .option('--output <file>', 'with --model: write the scorecard there, as a Markdown page')
    .option('--noise-mb <n>', `bury each log in so many MiB of noise first, at most ${MAX_NOISE_MB}`, toNoise, 0)
    .option('--seed <n>', 'which noise: the same for the same number', toSeed, 1)
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, options: EvalOptions) => {
      const { json, noiseMb, seed } = options;
      if (options.model) {
        const { loadConfig } = await import('./load-config.ts');
        const config = await loadConfig(program.opts<{ config?: string }>().config, io);
        const { runModelEval } = await import('./eval-model.ts');
        return runModelEval(folder, config, options, io);
      }
      refuseModelOptions(options);
      const { evaluate } = await import('../evaluation/evaluate.ts');
      const { toTable } = await import('../evaluation/table.ts');
      const evaluation = await evaluate(folder, { noiseMb, seed }, io.signal);
      io.stdout.write(json ? `${JSON.stringify(evaluation.scores)}\n` : toTable(evaluation));
    });
}

/** They would be without effect, which looks like an effect. */
function refuseModelOptions({ output }: EvalOptions): void {
  if (output !== undefined)
    throw new TaiError(
      'CONFIG_INVALID',
      '--output: needs --model, for example: tai eval cases --model --output scorecard.md',
    );
}

function toCount(name: string, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= 1 && number <= most) return number;
    throw new TaiError('CONFIG_INVALID', `${name} ${text}: not a whole number from 1 to ${most}, for example: 3`);
  };
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
