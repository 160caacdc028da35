import { readFileSync } from 'node:fs';

const folder = new URL('../../../integrations/jira/samples/', import.meta.url);

/** A delivery or answer as Jira sent it, by the name of its file: the text, byte for byte. */
export function jiraSample(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), 'utf8');
}
