import { TaiError } from '../../domain/errors.ts';
import type { Model } from '../../domain/ports.ts';
import { buryLogs } from '../bury.ts';
import { type Case, HEALTHY, openFolder, readCase } from '../folder.ts';
import { type ArmOptions, judgeBare, judgeTai } from './arms.ts';
import { type ArmScores, type Prices, scoreRuns } from './score-runs.ts';
import type { Verdict } from './verdict.ts';

export interface EvaluateModelOptions {
  readonly model: Model;
  readonly runs: number;
  readonly budgetTokens: number;
  readonly timeoutMs: number;
  readonly noiseMb: number;
  readonly seed: number;
  /** Cases asked about at once. */
  readonly atOnce: number;
  readonly prices: Prices | undefined;
  readonly onCase: (done: number, of: number) => void;
}

/** A case that an arm got wrong, in how many of the runs. */
export interface WrongCase {
  readonly id: string;
  readonly class: string;
  readonly times: number;
}

export interface ModelEvaluation {
  readonly model: string;
  readonly runs: number;
  readonly faults: number;
  readonly healthy: number;
  readonly budgetTokens: number;
  readonly noiseMb: number;
  readonly seed: number;
  /** True when the server did not count tokens. */
  readonly isEstimated: boolean;
  readonly arms: { readonly tai: ArmScores; readonly bare: ArmScores; readonly rules: ArmScores };
  readonly wrong: { readonly tai: readonly WrongCase[]; readonly bare: readonly WrongCase[] };
}

type Arm = 'tai' | 'bare' | 'rules';

/**
 * The judged part: each case, in each run, by tai with the model, by the bare model, and once by the rules alone. Throws CONFIG_INVALID
 * for a folder without cases and MODEL_UNAVAILABLE for a model that answered nothing at all; rejects when the signal aborts.
 */
export async function evaluateModel(
  folder: string,
  options: EvaluateModelOptions,
  signal: AbortSignal,
): Promise<ModelEvaluation> {
  const { caseFiles } = await openFolder(folder);
  if (caseFiles.length === 0)
    throw new TaiError('CONFIG_INVALID', `${folder}: holds no cases/*.json to ask a model about`);
  const verdicts: Record<Arm, Verdict[][]> = { tai: [], bare: [], rules: [] };
  for (let run = 0; run < options.runs; run++) {
    const judged = await judgeAll(caseFiles, run, options, signal);
    verdicts.tai.push(judged.map(({ tai }) => tai));
    verdicts.bare.push(judged.map(({ bare }) => bare));
    if (run === 0) verdicts.rules.push(judged.map(({ rules }) => rules));
    demandAnswers(verdicts, options.model.name);
  }
  const [first = []] = verdicts.rules;
  const score = (arm: Arm): ArmScores => scoreRuns(verdicts[arm], arm === 'rules' ? undefined : options.prices);
  return {
    model: options.model.name,
    runs: options.runs,
    faults: first.filter((one) => one.class !== HEALTHY).length,
    healthy: first.filter((one) => one.class === HEALTHY).length,
    budgetTokens: options.budgetTokens,
    noiseMb: options.noiseMb,
    seed: options.seed,
    isEstimated: [...verdicts.tai, ...verdicts.bare].flat().some(({ spent }) => spent.isEstimated),
    arms: { tai: score('tai'), bare: score('bare'), rules: score('rules') },
    wrong: { tai: listWrong(verdicts.tai), bare: listWrong(verdicts.bare) },
  };
}

type Judged = Readonly<Record<Arm, Verdict>>;

/** Each run has a seed of its own; the noise stays the same, so that runs differ by the model alone. */
async function judgeAll(
  files: readonly string[],
  run: number,
  options: EvaluateModelOptions,
  signal: AbortSignal,
): Promise<readonly Judged[]> {
  const judged = new Map<string, Judged>();
  const queue = [...files];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      signal.throwIfAborted();
      const one = buryLogs(await readCase(file), options.noiseMb, options.seed);
      judged.set(file, await judgeCase(one, { ...options, seed: options.seed + run }, options.model, signal));
      options.onCase(run * files.length + judged.size, options.runs * files.length);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
  return files.flatMap((file) => judged.get(file) ?? []);
}

async function judgeCase(one: Case, options: ArmOptions, model: Model, signal: AbortSignal): Promise<Judged> {
  const tai = await judgeTai(one, model, options, signal);
  const bare = await judgeBare(one, model, options, signal);
  return { tai, bare, rules: await judgeTai(one, undefined, options, signal) };
}

function demandAnswers({ tai, bare }: Record<Arm, Verdict[][]>, name: string): void {
  if ([...tai, ...bare].flat().some(({ isAnswered }) => isAnswered)) return;
  throw new TaiError(
    'MODEL_UNAVAILABLE',
    `${name} answered nothing that could be read; check vllm.baseUrl and vllm.model, for example with: tai doctor model`,
  );
}

function listWrong(runs: readonly (readonly Verdict[])[]): readonly WrongCase[] {
  const wrong = new Map<string, WrongCase>();
  for (const { id, class: fault, isRight } of runs.flat()) {
    if (!isRight) wrong.set(id, { id, class: fault, times: (wrong.get(id)?.times ?? 0) + 1 });
  }
  return [...wrong.values()].toSorted((a, b) => b.times - a.times || a.id.localeCompare(b.id));
}
