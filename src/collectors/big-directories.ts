import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findSizeKiB } from './sizes.ts';

const Directory = z.object({ path: z.string(), sizeKiB: z.number(), line: z.int() });
const Facts = z.object({
  /** The largest first. A directory's size holds those below it. */
  directories: z.array(Directory),
});

const MAX_DIRECTORIES = 25;
/** Where files pile up by themselves, and no more: this runs on every host, and a sick disk is slow. */
const WHERE = ['/var'] as const;

/** du(1), without crossing into other filesystems. `--threshold` came with coreutils 8.21. */
export const bigDirectories = defineCollector({
  name: 'big-directories',
  about: 'Which directories of /var take most space',
  hides: 'what fills /var',
  trust: 'anyone', // Whoever may write there chooses the names.
  when: 'lead',
  root: 'the size of directories that others may not read',
  facts: Facts,
  slow: true,
  commands: [
    ['du', '--one-file-system', '--block-size=1024', '--max-depth=3', '--threshold=256M', ...WHERE],
    ['du', '-x', '-k', '-d', '2', ...WHERE],
  ],
  okExitCodes: [0, 1], // 1: something could not be read, or is not there.
  recognises: [/^du\b(?!.*--inodes)/, /^ncdu\b/],
  parse(lines, { command }) {
    const unitKiB = unitOf(command ?? '');
    const directories = lines.flatMap((line) => findDirectory(line, unitKiB) ?? []);
    if (directories.length === 0 && lines.length > 0) throw new Error('no directory in it');
    return { directories: directories.toSorted((a, b) => b.sizeKiB - a.sizeKiB).slice(0, MAX_DIRECTORIES) };
  },
  keep: ({ directories }) => directories.map(({ line }) => line),
});

function unitOf(command: string): number {
  if (/\s(?:-\w*b|--bytes)\b/.test(command)) return 1 / 1024;
  if (/\s(?:-\w*m|--block-size=1?M|-BM)\b/.test(command)) return 1024;
  return /\s(?:--block-size=1?G|-BG)\b/.test(command) ? 1024 ** 2 : 1;
}

function findDirectory({ number, text }: Line, unitKiB: number): z.infer<typeof Directory> | undefined {
  const [, size, path] = /^\s*(\S+)\s+([/.].*)$/.exec(text) ?? [];
  const sizeKiB = findSizeKiB(size, unitKiB);
  return path === undefined || sizeKiB === undefined ? undefined : { path, sizeKiB, line: number };
}
