import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Directory = z.object({ path: z.string(), files: z.int(), line: z.int() });
const Facts = z.object({
  /** Those with most files first. Those of du hold what is below them, counts of one directory alone do not. */
  directories: z.array(Directory),
});

const MAX_DIRECTORIES = 20;
/** Where files pile up by themselves, and no more: this runs on every host, and a sick disk is slow. */
const WHERE = ['/var'] as const;

/** du(1) `--inodes`, since coreutils 8.22; people count with find, sort and uniq. */
export const manyFiles = defineCollector({
  name: 'many-files',
  about: 'Which directories of /var hold most files',
  hides: 'what uses up the inodes of a filesystem',
  trust: 'anyone', // Whoever may write there chooses the names.
  when: 'lead',
  root: 'directories that others may not read',
  facts: Facts,
  slow: true,
  commands: [['du', '--one-file-system', '--inodes', '--max-depth=3', '--threshold=10000', ...WHERE]],
  okExitCodes: [0, 1], // 1: something could not be read, or is not there.
  recognises: [/^du\b.*--inodes/, /^(?:find|for|ls|while)\b/, /^printf\b.*\bfind\b/, /^echo\b.*\b(?:find|ls)\b/],
  parse(lines) {
    const directories = lines.flatMap(({ number, text }) => {
      const [, count, path] = /^\s*(\d+)\s+(\/\S*)\s*$/.exec(text) ?? [];
      const [, after, countAfter] = /^(\/\S*?):?\s+(\d+)\s*$/.exec(text) ?? [];
      const [files, where] = [count ?? countAfter, path ?? after];
      return files === undefined || where === undefined ? [] : [{ path: where, files: Number(files), line: number }];
    });
    if (directories.length === 0 && lines.length > 0) throw new Error('no directory in it');
    return { directories: directories.toSorted((a, b) => b.files - a.files).slice(0, MAX_DIRECTORIES) };
  },
  keep: ({ directories }) => directories.map(({ line }) => line),
});
