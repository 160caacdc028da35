import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findSizeKiB } from './sizes.ts';

const File = z.object({
  /** Without a directory where a listing does not tell it. */
  path: z.string(),
  sizeKiB: z.number(),
  line: z.int(),
});
const Facts = z.object({
  /** The largest first. */
  files: z.array(File),
});

const MAX_FILES = 20;
/** Where files pile up by themselves, and no more: this runs on every host, and a sick disk is slow. */
const WHERE = ['/var'] as const;
/** `ls -l` and `find -ls`: mode, links, owner, group, size, three words of time (or two), name. */
const LISTED =
  /(?:^|\s)-[rwxsStT-]{9}[.+@]?\s+\d+\s+\S+\s+\S+\s+(\d[\d.,]*[BKMGTP]?)\s+(?:[A-Z][a-z]{2}\s+\d{1,2}\s+[\d:]+|\d{4}-\d\d-\d\d\s+\S+(?:\s+[+-]\d{4})?|\d{1,2}\s+[A-Z][a-z]{2}\s+[\d:]+)\s+(\S.*)$/;
const SIZED = /^\s*(\d[\d.,]*[BKMGTP]?)\s+(?:[\dT:. -]+\s)?(\/\S.*)$/;

/** find(1), and listings by ls(1). */
export const bigFiles = defineCollector({
  name: 'big-files',
  about: 'Files of half a gigabyte and more below /var',
  hides: 'large files',
  trust: 'anyone', // Whoever may write there chooses the names.
  when: 'lead',
  root: 'files in directories that others may not read',
  facts: Facts,
  slow: true,
  commands: [
    ['find', ...WHERE, '-xdev', '-type', 'f', '-size', '+524288k', '-ls'],
    ['find', ...WHERE, '-xdev', '-type', 'f', '-size', '+524288k'],
  ],
  okExitCodes: [0, 1], // 1: something could not be read, or is not there.
  recognises: [/^ls\b.*\s(?:-\w*[lsS]|--size)/, /^ll\b/, /^find\b/],
  parse(lines, { command = '' }) {
    const unitKiB =
      /^find\b.*(?:-printf|-exec du -?b?\b)/.test(command) && !/du -\w*[hkm]/.test(command) ? 1 / 1024 : 1;
    const files = lines.flatMap((line) => findFile(line, unitKiB) ?? []);
    if (files.length === 0 && lines.length > 0) throw new Error('no file in it');
    const once = [...new Map(files.map((file) => [file.path, file])).values()];
    return { files: once.toSorted((a, b) => b.sizeKiB - a.sizeKiB).slice(0, MAX_FILES) };
  },
  keep: ({ files }) => files.map(({ line }) => line),
});

function findFile({ number, text }: Line, unitKiB: number): z.infer<typeof File> | undefined {
  const listed = LISTED.exec(text);
  const [, size, path] = listed ?? SIZED.exec(text) ?? [];
  // Listings give bytes, unless a suffix says otherwise.
  const sizeKiB = findSizeKiB(size, listed === null ? unitKiB : 1 / 1024);
  return path === undefined || sizeKiB === undefined ? undefined : { path, sizeKiB, line: number };
}
