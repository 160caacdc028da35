import type { ModelEvaluation, WrongCase } from './evaluate-model.ts';
import type { ArmScores, Spread } from './score-runs.ts';

type Write = (value: number) => string;

interface Row {
  readonly name: string;
  readonly of: keyof ArmScores;
  readonly write: Write;
}

const share: Write = (value) => `${(value * 100).toFixed(1)} %`;
const count: Write = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
const seconds: Write = (value) => `${value.toFixed(value < 10 ? 2 : 0)} s`;
const tokens: Write = (value) => String(Math.round(value));
const cost: Write = (value) => value.toPrecision(3);

const ROWS: readonly Row[] = [
  { name: 'right class first', of: 'rightFirst', write: share },
  { name: 'right class anywhere', of: 'rightAnywhere', write: share },
  { name: 'decisive lines cited', of: 'decisiveCited', write: share },
  { name: 'healthy hosts recognised', of: 'healthyRecognised', write: share },
  { name: 'invented claims', of: 'invented', write: count },
  { name: 'misleading lines cited', of: 'misled', write: count },
  { name: 'claims dropped by proof', of: 'dropped', write: count },
  { name: 'answers that could be read', of: 'answered', write: share },
  { name: 'prompt tokens for each case', of: 'promptTokens', write: tokens },
  { name: 'answer tokens for each case', of: 'completionTokens', write: tokens },
  { name: 'seconds for each case', of: 'seconds', write: seconds },
  { name: 'seconds of the slowest case', of: 'slowestSeconds', write: seconds },
  { name: 'cost of all cases', of: 'cost', write: cost },
];

/** The scorecard as a Markdown page. docs/model.md says how to read it. */
export function toPage(evaluation: ModelEvaluation, now: Date): string {
  const { model, runs, faults, healthy, budgetTokens, noiseMb, seed, isEstimated, arms, wrong } = evaluation;
  const noise = noiseMb > 0 ? `, each log buried in ${noiseMb} MB of noise` : '';
  const estimated = isEstimated ? ' Tokens are estimated where the server did not count them.' : '';
  return [
    `# Scorecard: ${model.replaceAll(/[|`\n]/g, ' ')}`,
    '',
    `${faults} faults and ${healthy} healthy hosts${noise}, ${runs} ${runs === 1 ? 'run' : 'runs'} from seed ${seed}, prompts of at most ${budgetTokens} tokens. ${now.toISOString().slice(0, 10)}.${estimated}`,
    '',
    'Mean of the runs; in brackets the least and the most of them.',
    '',
    '| | tai with the model | bare model | rules alone |',
    '| --- | ---: | ---: | ---: |',
    ...ROWS.map(({ name, of, write }) => `| ${[name, ...columns(arms, of, write)].join(' | ')} |`),
    '',
    ...listWrong('Wrong with tai', wrong.tai, runs),
    ...listWrong('Wrong with the bare model', wrong.bare, runs),
  ].join('\n');
}

function columns({ tai, bare, rules }: ModelEvaluation['arms'], of: keyof ArmScores, write: Write): readonly string[] {
  const ofModel: ReadonlySet<keyof ArmScores> = new Set([
    'dropped',
    'answered',
    'promptTokens',
    'completionTokens',
    'seconds',
    'slowestSeconds',
    'cost',
  ]);
  const proofless = of === 'dropped' ? null : bare[of];
  return [cell(tai[of], write), cell(proofless, write), cell(ofModel.has(of) ? null : rules[of], write)];
}

function cell(spread: Spread | null, write: Write): string {
  if (spread === null) return '-';
  const { mean, least, most } = spread;
  return least === most ? write(mean) : `${write(mean)} (${write(least)} to ${write(most)})`;
}

function listWrong(title: string, wrong: readonly WrongCase[], runs: number): readonly string[] {
  if (wrong.length === 0) return [];
  return [`## ${title}`, '', ...wrong.map((one) => `- ${one.id} (${one.class}): ${one.times} of ${runs}`), ''];
}
