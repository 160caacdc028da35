import { adfToText } from './adf-to-text.ts';
import { wikiToText } from './wiki-to-text.ts';

/** What a person wrote, as text: a document of Cloud, or wiki markup of Data Center and of some fields. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? wikiToText(value) : adfToText(value);
}
