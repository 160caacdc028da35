import type { IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';
import { ISSUE_WORDS } from './issue-words.ts';

export interface RankedIssueType {
  readonly type: IssueType;
  readonly weight: number;
}

/** A title says what it is about; a text also says what it is not. */
const TITLE_WEIGHT = 1.6;
const MAX_CHARS = 20_000;
/** "so it is not that", "disk is fine", "CPU at 15 %": what is ruled out in the same clause says little. */
const FINE =
  /\b(?:fine|ok(?:ay)?|normal|healthy|(?:is|was|are) (?:off|unchanged)|no (?:errors?|change|anomal\w+|problems?)|not? (?:the )?(?:problem|issue)|nowhere near|unauffällig|in ordnung|checked by|works?|(?:only|just|is|at|uses) (?:~|about |at )?[1-3]?\d ?%|free)\b/i;
const QUESTION = /\?/;
const RULED_OUT_SHARE = 0.25;
const QUESTION_SHARE = 0.6;

/** What kind of trouble a ticket is about, the likeliest first; never empty, and the same for the same words. */
export function rankIssueTypes({ title, text }: Pick<Ticket, 'title' | 'text'>): readonly RankedIssueType[] {
  const weights = new Map<IssueType, number>();
  const add = (words: string, factor: number): void => {
    for (const clause of clausesOf(words)) {
      const share = factor * worthOf(clause);
      for (const [type, weight] of weigh(clause)) weights.set(type, (weights.get(type) ?? 0) + weight * share);
    }
  };
  add(title.slice(0, MAX_CHARS), TITLE_WEIGHT);
  add(text.slice(0, MAX_CHARS), 1);
  const ranked = [...weights].map(([type, weight]) => ({ type, weight })).filter(({ weight }) => weight >= 0.5);
  ranked.sort((a, b) => b.weight - a.weight);
  return ranked.length > 0 ? ranked : [{ type: 'other', weight: 0 }];
}

function clausesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[?!;])|[.](?=\s|$)|\n|, (?=but|so|and|aber)|\s(?=but |aber )|[—–]/u)
    .filter((clause) => clause.trim() !== '');
}

function worthOf(clause: string): number {
  if (FINE.test(clause)) return RULED_OUT_SHARE;
  return QUESTION.test(clause) ? QUESTION_SHARE : 1;
}

/** Each word of a type counts once in a clause, the first full and the others half. */
function weigh(clause: string): ReadonlyMap<IssueType, number> {
  const weights = new Map<IssueType, number>();
  for (const { type, weight, pattern } of ISSUE_WORDS) {
    if (!pattern.test(clause)) continue;
    const known = weights.get(type);
    weights.set(type, known === undefined ? weight : Math.max(known, weight) + Math.min(known, weight) / 2);
  }
  return weights;
}
