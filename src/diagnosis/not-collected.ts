import type { Evidence } from '../domain/evidence.ts';
import { cleanText } from './filter.ts';
import { describeFailure, findHostTroubles, isHostFailure } from './host-trouble.ts';

const WORDS_CHARS = 160;

/** What could not be seen, why, and what that hides: "smartctl: needs root (hides failing disks)". A host that could not be read
 * is one entry, however many looks at it failed. */
export function listNotCollected(evidence: readonly Evidence[]): readonly string[] {
  const severalHosts = new Set(evidence.map(({ host }) => host)).size > 1;
  const hosts = findHostTroubles(evidence).map((trouble) => `${trouble.host}: ${describeFailure(trouble)}`);
  const looks = evidence.flatMap((piece) => {
    const why = whyNotCollected(piece);
    return why === undefined ? [] : [`${piece.collector}${severalHosts ? ` on ${piece.host}` : ''}: ${why}`];
  });
  return [...new Set([...looks, ...hosts])];
}

function whyNotCollected(piece: Evidence): string | undefined {
  switch (piece.status) {
    case 'failed':
      return isHostFailure(piece.code) ? undefined : `${describeFailure(piece)}${hidden(piece.hides)}`;
    case 'skipped':
      return `${cleanText(piece.reason, WORDS_CHARS)}${hidden(piece.hides)}`;
    case 'collected':
      return piece.truncated ? 'more output than is read, its end was not seen' : undefined;
    default:
      return piece satisfies never;
  }
}

function hidden(hides: string): string {
  const words = cleanText(hides, WORDS_CHARS);
  return words === '' ? '' : ` (hides ${words})`;
}
