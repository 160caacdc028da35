import { ISSUE_TYPES, type IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';
import { issueFeatures } from './issue-features.ts';
import { LEARNED_WORDS } from './issue-words/learned.ts';

/** Stands before all tickets alike: how common a kind is. */
const ALWAYS = '=';
/** `word 12 other+word -7`: a feature and what it says for the kind, in tenths. */
const LEARNED: ReadonlyMap<IssueType, ReadonlyMap<string, number>> = new Map(
  ISSUE_TYPES.map((type) => [type, readWeights(LEARNED_WORDS[type])]),
);

/** How likely each kind is by the learned words alone; together 1. */
export function issueOdds(ticket: Pick<Ticket, 'title' | 'text'>): ReadonlyMap<IssueType, number> {
  const features = [ALWAYS, ...issueFeatures(ticket)];
  const sums = ISSUE_TYPES.map((type) => {
    const weights = LEARNED.get(type);
    return features.reduce((sum, feature) => sum + (weights?.get(feature) ?? 0), 0);
  });
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const all = shares.reduce((sum, part) => sum + part, 0);
  return new Map(ISSUE_TYPES.map((type, index) => [type, (shares[index] ?? 0) / all]));
}

function readWeights(line: string): ReadonlyMap<string, number> {
  const words = line.split(' ');
  const pairs = words.flatMap((word, index) =>
    index % 2 === 0 ? [[word, Number(words[index + 1]) / 10] as const] : [],
  );
  return new Map(pairs);
}
