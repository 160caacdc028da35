import { lineId, type Collected, type Evidence, type Line } from '../domain/evidence.ts';
import { shareBudget } from '../evidence/budget.ts';
import { neutralise } from './neutralise.ts';
import { holdsOutsiders } from './outsider-fields.ts';
import { shapeOfLine, toShown } from './shown.ts';

const LINE_CHARS = 400;
/** What a line costs beside its text: its id, a mark, the line's end. */
const LINE_EXTRA = 24;
const ROUNDS = 4;
const NAMES = ' (names in it may be chosen by anyone)';

/** Evidence as the model reads it: a heading for each piece, then its lines by id. A line of one output is written once. */
export function writeEvidence(evidence: readonly Evidence[]): string {
  const written = new Set<string>();
  return evidence.map((piece) => writePiece(piece, written)).join('\n');
}

/** The same in at most `maxChars` characters, the lines most worth reading; those in `keep` ("E4.3") even beyond it. */
export function writeEvidenceWithin(
  evidence: readonly Evidence[],
  maxChars: number,
  keep: ReadonlySet<string>,
  words: ReadonlySet<string>,
): string {
  const least = evidence.reduce((sum, piece) => sum + sizeOfKept(piece, keep), 0);
  let budget = Math.max(least, maxChars);
  let text = '';
  for (let round = 0; round < ROUNDS; round++) {
    text = writeEvidence(shareBudget(evidence, budget, keep, words));
    if (text.length <= maxChars || budget === least) break;
    budget = Math.max(least, budget - (text.length - maxChars));
  }
  return text;
}

/** What the lines in `keep` take up when they are written. */
export function sizeOfKept(piece: Evidence, keep: ReadonlySet<string>): number {
  if (piece.status !== 'collected') return 0;
  const kept = piece.lines.filter(({ number }) => keep.has(lineId({ evidence: piece.id, line: number })));
  return kept.reduce((sum, { text }) => sum + text.length + LINE_EXTRA, 0);
}

function writePiece(evidence: Evidence, written: Set<string>): string {
  const source = neutralise(`${evidence.id} ${evidence.collector} on ${evidence.host}`);
  switch (evidence.status) {
    case 'collected': {
      const heading = `${source}: ${neutralise(evidence.about)}${describeCut(evidence)}${holdsOutsiders(evidence) ? NAMES : ''}`;
      return [heading, ...writeLines(evidence, written)].join('\n');
    }
    case 'failed':
      return `${source}: could not be collected (${evidence.code}); hides ${neutralise(evidence.hides)}`;
    case 'skipped':
      return `${source}: not collected, ${neutralise(evidence.reason)}; hides ${neutralise(evidence.hides)}`;
    default:
      return evidence satisfies never;
  }
}

function describeCut({ lines, totalLines, truncated }: Collected): string {
  if (truncated) return ` (${lines.length} lines of more, the output was cut off)`;
  return lines.length < totalLines ? ` (${lines.length} of ${totalLines} lines)` : '';
}

/** Of lines that tell the same by other words of outsiders, so many are shown; the others are counted. */
const SAME_SHAPE = 3;

function writeLines(evidence: Collected, written: Set<string>): readonly string[] {
  const { id, lines, trust, host, command } = evidence;
  const mark = trust === 'anyone' ? ' (anyone)' : '';
  const shapes = new Map<string, number>();
  const shown = lines.flatMap(({ number, text }: Line) => {
    // Two collectors may have read the same output, and both hold the lines that they cite.
    const place = `${host} ${command} ${number} ${text}`;
    if (command !== '' && written.has(place)) return [];
    written.add(place);
    const shape = shapeOfLine(text);
    const times = shape === undefined ? 0 : (shapes.get(shape) ?? 0) + 1;
    if (shape !== undefined) shapes.set(shape, times);
    return times > SAME_SHAPE ? [] : [`${id}.${number}${mark}| ${cut(toShown(text), LINE_CHARS)}`];
  });
  const more = [...shapes.values()].reduce((sum, times) => sum + Math.max(0, times - SAME_SHAPE), 0);
  return more === 0 ? shown : [...shown, `${id} has ${more} more lines like those with words that an outsider chose`];
}

function cut(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars - 1)}…` : text;
}
