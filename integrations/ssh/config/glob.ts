import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The paths that an absolute pattern names, in order: `*`, `?` and `[…]` inside a part, a leading dot only where it is
 * written. A pattern without any is answered as it is. (Node's own glob warns of being experimental before 22.17.)
 */
export async function findFiles(pattern: string): Promise<readonly string[]> {
  let found: readonly string[] = ['/'];
  for (const part of pattern.split('/').filter(Boolean)) {
    const paths = await Promise.all(found.map((folder) => inFolder(folder, part)));
    found = paths.flat();
  }
  return found.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
}

async function inFolder(folder: string, part: string): Promise<readonly string[]> {
  if (!/[*?[]/.test(part)) return [join(folder, part)];
  const matches = toPattern(part);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => matches.test(name) && (!name.startsWith('.') || part.startsWith('.')))
    .map((name) => join(folder, name));
}

function toPattern(part: string): RegExp {
  const source = part.replaceAll(/\[!?[^\]]+\]|[*?]|[^*?]/g, (piece) => {
    if (piece === '*') return '.*';
    if (piece === '?') return '.';
    if (piece.length > 1) return `[${piece.slice(1, -1).replace(/^!/, '^').replaceAll(/[\\[]/g, '\\$&')}]`;
    return piece.replace(/[.+^${}()|[\]\\]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}
