import type { IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';
import { issueOdds } from './issue-odds.ts';
import { ISSUE_WORDS } from './issue-words/index.ts';
import { type Clause, isRuledOut, ticketClauses } from './ticket-clauses.ts';

export interface RankedIssueType {
  readonly type: IssueType;
  readonly weight: number;
}

/** What weighs less is no kind of the ticket; a ticket of which no kind weighs more than the second tells nothing. */
const LEAST = 0.5;
const TELLING = 1.5;
/** A title says what it is about; a text also says what it is not. */
const TITLE_WEIGHT = 1.6;
const ERROR_TEXT = 8;
/** What the learned words weigh when they are sure. */
const LEARNED_WEIGHT = 12;
/** Below it stand words that only go with a trouble, as a program's name does: they never come before one that was spoken of. */
const SPEAKS = 2;
const MAX_CHARS = 20_000;
const QUESTION = /\?/;
const RULED_OUT_SHARE = 0.25;
const QUESTION_SHARE = 0.7;

/**
 * What kind of trouble a ticket is about, the likeliest first; never empty, and the same for the same words: known patterns of
 * words, and beside them the learned ones, which know more but less surely.
 */
export function rankIssueTypes(ticket: Pick<Ticket, 'title' | 'text'>): readonly RankedIssueType[] {
  const [title, text] = [ticket.title.slice(0, MAX_CHARS), ticket.text.slice(0, MAX_CHARS)];
  const weights = new Map<IssueType, number>();
  const spoken = new Set<IssueType>();
  const add = (words: string, factor: number): void => {
    for (const clause of ticketClauses(words)) {
      const share = factor * worthOf(clause.words);
      for (const [type, weight] of weigh(clause)) {
        weights.set(type, (weights.get(type) ?? 0) + weight * share);
        if (weight >= SPEAKS) spoken.add(type);
      }
    }
  };
  add(title, TITLE_WEIGHT);
  add(text, 1);
  for (const [type, share] of issueOdds({ title, text })) {
    weights.set(type, (weights.get(type) ?? 0) + share * LEARNED_WEIGHT);
    if (share > 0.5) spoken.add(type);
  }
  const ranked = [...weights].map(([type, weight]) => ({ type, weight })).filter(({ weight }) => weight >= LEAST);
  const rank = (type: IssueType): number => (spoken.has(type) ? 0 : 1);
  ranked.sort((a, b) => rank(a.type) - rank(b.type) || b.weight - a.weight);
  return (ranked[0]?.weight ?? 0) >= TELLING ? ranked : [{ type: 'other', weight: 0 }];
}

function worthOf(clause: string): number {
  if (isRuledOut(clause)) return RULED_OUT_SHARE;
  return QUESTION.test(clause) ? QUESTION_SHARE : 1;
}

/** Each word of a type counts once in a clause, the first full and the others half. */
function weigh({ words, kind }: Clause): ReadonlyMap<IssueType, number> {
  const weights = new Map<IssueType, number>();
  for (const { type, weight, pattern } of ISSUE_WORDS) {
    if ((kind === 'pasted' && weight < ERROR_TEXT) || !pattern.test(words)) continue;
    const known = weights.get(type);
    weights.set(type, known === undefined ? weight : Math.max(known, weight) + Math.min(known, weight) / 2);
  }
  return weights;
}
