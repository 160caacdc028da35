import { readdir, readFile, writeFile } from 'node:fs/promises';
import { issueFeatures } from '../../src/diagnosis/issue-features.ts';
import { TicketText } from '../../src/evaluation/folder.ts';
import { ISSUE_TYPES, IssueType } from '../../src/domain/issue-type.ts';

const LEARNED = new URL('../../src/diagnosis/issue-words/learned.ts', import.meta.url);
const TEXTS = new URL('../texts/', import.meta.url);
const CASES = new URL('../cases/cases/', import.meta.url);
const ALWAYS = '=';
const ROUNDS = 60;
const STEP = 0.05;
const DECAY = 0.0005;
/** What is seen once tells nothing; what weighs less than this is left out. */
const LEAST_SEEN = 2;
const LEAST_WEIGHT = 0.15;

interface Lesson {
  readonly type: IssueType;
  readonly features: readonly string[];
}

/** The words that tell the kind of a ticket, learned (logistic regression) from the own tickets and phrases; `*-unseen` is kept apart. */
export async function learnWords(): Promise<Readonly<Record<string, string>>> {
  const weights = learn([...(await readTickets()), ...(await readPhrases())]);
  return Object.fromEntries(ISSUE_TYPES.map((type) => [type, print(weights.get(type) ?? new Map())]));
}

async function learnedFile(): Promise<string> {
  const lines = Object.entries(await learnWords()).map(([type, words]) => `  ${type}:\n    '${words}',`);
  return `import type { IssueType } from '../../domain/issue-type.ts';

/** Learned from test/texts and test/cases by \`npm run learn\`: a stem or a pair of stems, and what it says for the kind in tenths. */
export const LEARNED_WORDS: Readonly<Record<IssueType, string>> = {
${lines.join('\n')}
};
`;
}

async function readTickets(): Promise<readonly Lesson[]> {
  const cases = (await readdir(CASES)).toSorted();
  const texts = await Promise.all(cases.map(async (name) => readFile(new URL(name, CASES), 'utf8')));
  const tickets = await readFile(new URL('tickets.jsonl', TEXTS), 'utf8');
  return [...texts, ...tickets.trim().split('\n')].map((text) => {
    const one = TicketText.parse(JSON.parse(text));
    const features = issueFeatures({ title: one.ticket_title, text: one.ticket_text });
    return { type: IssueType.parse(one.issue_type_expected), features };
  });
}

async function readPhrases(): Promise<readonly Lesson[]> {
  const lines = (await readFile(new URL('phrases.txt', TEXTS), 'utf8')).trim().split('\n');
  return lines.flatMap((line) => {
    const [type, phrases = ''] = line.split(': ', 2);
    return phrases
      .split(';')
      .map((title) => ({ type: IssueType.parse(type), features: issueFeatures({ title, text: '' }) }));
  });
}

type Weights = ReadonlyMap<IssueType, Map<string, number>>;

function learn(lessons: readonly Lesson[]): Weights {
  const seen = new Map<string, number>();
  for (const feature of lessons.flatMap(({ features }) => features)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const known = lessons.map(({ type, features }) => ({
    type,
    features: features.filter((feature) => (seen.get(feature) ?? 0) >= LEAST_SEEN),
  }));
  const weights: Weights = new Map(ISSUE_TYPES.map((type) => [type, new Map<string, number>()]));
  for (let round = 0; round < ROUNDS; round += 1) for (const lesson of known) correct(weights, lesson);
  return weights;
}

/** One step of stochastic gradient descent. */
function correct(weights: Weights, { type, features }: Lesson): void {
  const sums = ISSUE_TYPES.map((kind) => {
    const own = weights.get(kind);
    return [ALWAYS, ...features].reduce((sum, feature) => sum + (own?.get(feature) ?? 0), 0);
  });
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const all = shares.reduce((sum, part) => sum + part, 0);
  ISSUE_TYPES.forEach((kind, index) => {
    const own = weights.get(kind);
    const step = STEP * ((kind === type ? 1 : 0) - (shares[index] ?? 0) / all);
    for (const feature of features) own?.set(feature, (own.get(feature) ?? 0) * (1 - DECAY) + step);
    own?.set(ALWAYS, (own.get(ALWAYS) ?? 0) + step / 10);
  });
}

function print(weights: ReadonlyMap<string, number>): string {
  return [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `${feature} ${Math.round(weight * 10)}`)
    .join(' ');
}

if (process.argv[1] === import.meta.filename) await writeFile(LEARNED, await learnedFile());
