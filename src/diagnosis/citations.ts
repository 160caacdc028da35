import { lineId, type Citation } from '../domain/evidence.ts';
import type { ClaimedCause } from './answer.ts';
import type { EvidenceLines, FoundLine } from './evidence-lines.ts';
import { neutralise } from './neutralise.ts';
import { toShown } from './shown.ts';

/** Models copy more than the id now and then: "E4.3|", "[E4.3]", "E4.3 (anyone)". */
const LINE_ID = /^[[(\s]*(E\d{1,6}\.\d{1,9})(?!\d)/;

/** "E4.3" when the text begins with the id of a collected line. */
export function findLine(text: string, lines: EvidenceLines): FoundLine | undefined {
  const id = LINE_ID.exec(text)?.[1];
  return id === undefined ? undefined : lines.get(id);
}

/** The citations that hold, each line once: the line was collected and the quote is in it word for word. */
export function proveCitations(claimed: ClaimedCause['citations'], lines: EvidenceLines): readonly Citation[] {
  const proved = new Map<string, Citation>();
  for (const { line, quote } of claimed) {
    const found = findLine(line, lines);
    const text = found && findQuote(quote, found.text);
    if (!found || text === undefined) continue;
    const citation = { evidence: found.evidence.id, line: found.number, quote: text };
    proved.set(lineId(citation), proved.get(lineId(citation)) ?? citation);
  }
  return [...proved.values()];
}

/** The piece of the line that the quote names, as the line has it. Runs of blanks count as one; no quote means the whole line.
 * A quote of the line as the prompt showed it, made harmless, stands for the whole line. */
function findQuote(quote: string, line: string): string | undefined {
  const wanted = fold(quote.trim().replace(/(?:…|\.\.\.)$/, ''));
  if (wanted === '') return line;

  const exact = new RegExp(wanted.split(' ').map(escape).join('\\s+')).exec(line);
  if (exact) return exact[0];
  return fold(toShown(line)).includes(fold(neutralise(wanted))) ? line : undefined;
}

function escape(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

function fold(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
