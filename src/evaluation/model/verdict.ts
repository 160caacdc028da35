import { type Case, HEALTHY } from '../folder.ts';
import type { Spent } from './meter.ts';

/** What an arm said about one case, in a form that is the same for all of them. */
export interface Said {
  /** False when there was no answer that could be read. */
  readonly isAnswered: boolean;
  /** Best first. */
  readonly classes: readonly string[];
  readonly statements: readonly string[];
  readonly quotes: readonly string[];
  /** The whole lines that the quotes were taken from, as far as they are known. */
  readonly lines: readonly string[];
  readonly droppedClaims: number;
}

/** One case judged once. */
export interface Verdict {
  readonly id: string;
  readonly class: string;
  readonly isAnswered: boolean;
  /** The right class first; of a healthy host, that no cause is named: the outputs of a case are too few to call it healthy. */
  readonly isRight: boolean;
  readonly isAnywhere: boolean;
  /** Share of the decisive pieces that stand in a cited line; null for a healthy host. */
  readonly decisive: number | null;
  /** Quotes, and statements with numbers, that are nowhere in what was given. */
  readonly invented: number;
  /** Quotes of lines that were made to mislead. */
  readonly misled: number;
  readonly droppedClaims: number;
  readonly spent: Spent;
}

const NUMBER = /\d+(?:[.:,]\d+)*/g;

/** `seen`: all that the arm was or could have been given. It is held against the answer here anew, without the code that proved it. */
export function judge(one: Case, said: Said, seen: string, spent: Spent): Verdict {
  const isFault = one.class !== HEALTHY;
  const cited = said.lines.map(flat);
  const text = flat(seen);
  const decisive = one.decisive.filter((piece) => cited.some((line) => line.includes(flat(piece)))).length;
  return {
    id: one.id,
    class: one.class,
    isAnswered: said.isAnswered,
    isRight: isFault ? said.classes[0] === one.class : said.isAnswered && said.classes.length === 0,
    isAnywhere: isFault && said.classes.includes(one.class),
    decisive: isFault ? decisive / Math.max(1, one.decisive.length) : null,
    invented:
      said.quotes.filter((quote) => quote.trim() === '' || !text.includes(flat(quote))).length +
      said.statements.filter((statement) => !hasKnownNumbers(statement, text)).length,
    misled: said.quotes.filter((quote) => one.distractors.some((lure) => quote.includes(lure.text))).length,
    droppedClaims: said.droppedClaims,
    spent,
  };
}

function hasKnownNumbers(statement: string, text: string): boolean {
  const numbers = (statement.match(NUMBER) ?? []).filter((number) => number.replaceAll(/\D/g, '').length >= 2);
  return numbers.every((number) => text.includes(number) || text.includes(number.replaceAll(',', '')));
}

/** Columns of blanks are no difference. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
