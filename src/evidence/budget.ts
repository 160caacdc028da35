import { lineId, type Collected, type Evidence, type Line } from '../domain/evidence.ts';
import { shrink, sizeOf } from './shrink.ts';

/**
 * Shrinks the collected pieces until all fit into `maxChars` together. Small pieces stay whole and what they leave goes to
 * the big ones; lines in `keep` ("E4.3") are paid for first; failures and skips stay and cost nothing.
 */
export function shareBudget(
  evidence: readonly Evidence[],
  maxChars: number,
  keep: ReadonlySet<string>,
  words: ReadonlySet<string>,
): readonly Evidence[] {
  const pieces = evidence.filter((piece) => piece.status === 'collected').map((piece) => measure(piece, keep));
  const shares = sharesOf(pieces, maxChars);

  return evidence.map((piece) => {
    if (piece.status !== 'collected') return piece;
    const share = shares.get(piece.id);
    if (share === undefined) return piece;
    return { ...piece, lines: shrink(piece.lines, { ...share, words }) };
  });
}

interface Piece {
  readonly id: string;
  readonly keep: ReadonlySet<number>;
  readonly keptChars: number;
  readonly otherChars: number;
}

function measure({ id, lines }: Collected, keep: ReadonlySet<string>): Piece {
  const kept = lines.filter(({ number }) => keep.has(lineId({ evidence: id, line: number })));
  const keptChars = sizeOf(kept);
  return { id, keep: numbersOf(kept), keptChars, otherChars: sizeOf(lines) - keptChars };
}

function numbersOf(lines: readonly Line[]): ReadonlySet<number> {
  return new Set(lines.map(({ number }) => number));
}

interface Share {
  readonly maxChars: number;
  readonly keep: ReadonlySet<number>;
}

/** From the smallest piece to the biggest, each may take an equal part of what is left. */
function sharesOf(pieces: readonly Piece[], maxChars: number): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  let keptLeft = maxChars;
  let left = Math.max(0, maxChars - pieces.reduce((sum, { keptChars }) => sum + keptChars, 0));
  let waiting = pieces.length;

  for (const piece of pieces.toSorted((a, b) => a.otherChars - b.otherChars)) {
    const kept = Math.min(piece.keptChars, keptLeft);
    const other = Math.min(piece.otherChars, Math.floor(left / waiting));
    shares.set(piece.id, { maxChars: kept + other, keep: piece.keep });
    keptLeft -= kept;
    left -= other;
    waiting -= 1;
  }
  return shares;
}
