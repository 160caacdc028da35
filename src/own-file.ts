import { readFileSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';

/** A file of tai's own: of the single executable by its name (`deploy/binary/assets.ts`), else at the place where the build has it. */
export function readOwnFile(name: string, place: URL): string {
  return isSea() ? getAsset(name, 'utf8') : readFileSync(place, 'utf8');
}
