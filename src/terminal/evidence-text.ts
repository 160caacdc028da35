import { toVisible } from '../app.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';

/** Evidence for a person, line by line: a heading for each look, then its numbered lines. */
export function renderEvidence(evidence: readonly Evidence[]): readonly string[] {
  return evidence.flatMap((piece, at) => [...(at === 0 ? [] : ['']), ...renderPiece(piece)]);
}

export function renderPiece(piece: Evidence): readonly string[] {
  const heading = toVisible(`${piece.id} ${piece.host} ${piece.collector}: ${piece.about}`);
  switch (piece.status) {
    case 'collected':
      return [`${heading}${describeNotes(piece)}`, ...renderLines(piece)];
    case 'failed':
      return [heading, toVisible(`  failed: ${piece.code}: ${piece.detail}; hides ${piece.hides}`)];
    case 'skipped':
      return [heading, toVisible(`  not collected: ${piece.reason}; hides ${piece.hides}`)];
    default:
      return piece satisfies never;
  }
}

function renderLines({ lines }: Collected): readonly string[] {
  const width = String(lines.at(-1)?.number ?? 1).length;
  return lines.map(({ number, text }) => `  ${String(number).padStart(width)}| ${toVisible(text)}`);
}

function describeNotes({ lines, totalLines, truncated, trust }: Collected): string {
  const cut = truncated ? [`${lines.length} lines of more, the output was cut off`] : [];
  const left = !truncated && lines.length < totalLines ? [`${lines.length} of ${totalLines} lines`] : [];
  const notes = [...cut, ...left, ...(trust === 'anyone' ? ['anyone may have written it'] : [])];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}
