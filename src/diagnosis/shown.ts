import { abstract } from './abstract.ts';
import { neutralise } from './neutralise.ts';

/** A line as the model reads it: harmless, and without the words that outsiders chose where only their shape matters. */
export function toShown(text: string): string {
  return neutralise(abstract(text));
}

/** What lines about the same kind of thing have in common: all but times, addresses, ports and sizes. Undefined for a line that says
 * something of its own. */
export function shapeOfLine(text: string): string | undefined {
  const shape = abstract(text);
  if (shape === text) return undefined;
  return shape
    .replace(/^(?:\w{3} +\d+ [\d:]+|[\d/-]+[T ][\d:.,]+\S*) /, '')
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\b/gi, 'address')
    .replaceAll(/\[[^\]]*\]/g, '[]')
    .replaceAll(/\bport \d+/g, 'port')
    .replaceAll(/(?<=" \d{3} )\d+/g, 'size')
    .replaceAll(/‹[^›]*›/g, '‹›');
}
