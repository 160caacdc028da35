import { readFileSync } from 'node:fs';

/** From `package.json`, two folders above the source and three above the built file. */
export function readVersion(): string {
  const folder = import.meta.url.includes('/dist/') ? '../../../' : '../../';
  const found: unknown = JSON.parse(readFileSync(new URL(`${folder}package.json`, import.meta.url), 'utf8'));
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'unknown';
}
