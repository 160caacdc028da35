import type { Ticket } from '../domain/ticket.ts';
import { isRuledOut, ticketClauses } from './ticket-clauses.ts';

const STEM_CHARS = 7;
const STEM_CHARS_OF_PAIR = 6;
const WORD = /[\p{L}]+|0%?/gu;

/** What the learned words are asked for: the stems of a ticket and its pairs of neighbours (`not+starte`), each once; a number is `0`, and what is ruled out is left out. */
export function issueFeatures({ title, text }: Pick<Ticket, 'title' | 'text'>): readonly string[] {
  const features = new Set<string>();
  for (const clause of [...ticketClauses(title), ...ticketClauses(text)]) {
    if (isRuledOut(clause.words)) continue;
    const found = clause.words.toLowerCase().replaceAll(/\d+/g, '0').match(WORD) ?? [];
    found.forEach((word, index) => {
      features.add(word.slice(0, STEM_CHARS));
      const before = found[index - 1];
      if (before !== undefined) features.add(`${stemOfPair(before)}+${stemOfPair(word)}`);
    });
  }
  return [...features];
}

function stemOfPair(word: string): string {
  return word.slice(0, STEM_CHARS_OF_PAIR);
}
