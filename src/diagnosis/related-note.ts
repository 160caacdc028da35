import type { Related } from '../domain/related.ts';
import { cleanText } from './filter.ts';

const SHOWN = 5;
const LABEL_CHARS = 80;
const ORDINALS = ['First', 'Second', 'Third'] as const;

/** "Third time in 30 days: OPS-144, OPS-101." for two earlier tickets; undefined for none. */
export function noteRelated(related: readonly Related[], days: number): string | undefined {
  if (related.length === 0) return undefined;
  const time = ORDINALS[related.length] ?? `${related.length + 1}th`;
  const labels = related.slice(0, SHOWN).map(({ label }) => cleanText(label, LABEL_CHARS));
  const more = related.length > SHOWN ? ` and ${related.length - SHOWN} more` : '';
  return `${time} time in ${days} days that this is found on this host: ${labels.join(', ')}${more}.`;
}
