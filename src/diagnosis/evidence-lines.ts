import { lineId, type Citation, type Collected, type Evidence } from '../domain/evidence.ts';

/** A line and the piece of evidence it stands in. */
export interface FoundLine {
  readonly evidence: Collected;
  readonly number: number;
  readonly text: string;
}

/** Every collected line by its id, "E4.3". */
export type EvidenceLines = ReadonlyMap<string, FoundLine>;

export function indexLines(evidence: readonly Evidence[]): EvidenceLines {
  const index = new Map<string, FoundLine>();
  for (const piece of evidence) {
    if (piece.status !== 'collected') continue;
    for (const { number, text } of piece.lines) {
      index.set(lineId({ evidence: piece.id, line: number }), { evidence: piece, number, text });
    }
  }
  return index;
}

/** The lines cited that exist, in the order cited. */
export function linesOf(citations: readonly Citation[], lines: EvidenceLines): readonly FoundLine[] {
  return citations.flatMap((citation) => lines.get(lineId(citation)) ?? []);
}

/** True when the system itself wrote at least one of the lines cited. */
export function restsOnSystem(citations: readonly Citation[], lines: EvidenceLines): boolean {
  return linesOf(citations, lines).some(({ evidence }) => evidence.trust === 'system');
}
