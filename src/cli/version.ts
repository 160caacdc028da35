import { readOwnFile } from '../own-file.ts';

/** From `package.json`, two folders above the source and three above the built file. */
export function readVersion(): string {
  const folder = import.meta.url.includes('/dist/') ? '../../../' : '../../';
  const found: unknown = JSON.parse(readOwnFile('package.json', new URL(`${folder}package.json`, import.meta.url)));
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'unknown';
}
