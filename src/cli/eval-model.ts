import { open, writeFile } from 'node:fs/promises';
import { openModel } from '../app.ts';
import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { evaluateModel } from '../evaluation/model/evaluate-model.ts';
import { toPage } from '../evaluation/model/page.ts';
import type { Io } from './io.ts';

export interface ModelEvalOptions {
  readonly json?: true;
  readonly runs: number;
  readonly atOnce: number;
  readonly budgetTokens: number;
  readonly noiseMb: number;
  readonly seed: number;
  readonly output?: string;
}

/** Asks the configured model about each case; prints the scorecard, or JSON. Throws CONFIG_INVALID where no model is configured. */
export async function runModelEval(folder: string, config: Config, options: ModelEvalOptions, io: Io): Promise<void> {
  const { vllm } = config;
  const model = openModel(config);
  if (model === undefined || vllm === undefined) {
    throw new TaiError(
      'CONFIG_INVALID',
      'vllm.baseUrl: is needed to ask a model, for example: TAI_VLLM_BASE_URL=http://gpu-01.example.com:8000/v1',
    );
  }
  const { json, output, ...rest } = options;
  // Before hours of asking, not after them.
  if (output !== undefined) await write(output, async () => (await open(output, 'a')).close());
  const evaluation = await evaluateModel(
    folder,
    {
      ...rest,
      model,
      timeoutMs: vllm.timeoutSeconds * 1_000,
      prices: pricesOf(vllm),
      onCase: (done, of) => void io.stderr.write(`asked about case ${done} of ${of}\n`),
    },
    io.signal,
  );
  const page = toPage(evaluation, new Date());
  if (output !== undefined) await write(output, async () => writeFile(output, page));
  if (json) io.stdout.write(`${JSON.stringify(evaluation)}\n`);
  else io.stdout.write(output === undefined ? page : `${output} is written\n`);
}

function pricesOf({ inputPrice, outputPrice }: NonNullable<Config['vllm']>) {
  if (inputPrice === undefined && outputPrice === undefined) return undefined;
  return { input: inputPrice ?? 0, output: outputPrice ?? 0 };
}

async function write(file: string, work: () => Promise<void>): Promise<void> {
  await work().catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `--output ${file}: can not be written`, cause);
  });
}
