import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { definePathCollector } from './collector.ts';
import { FOLDER } from './parameter.ts';
import { programOf } from './programs.ts';

const File = z.object({
  /** Below the folder. */
  name: z.string(),
  sizeBytes: z.int(),
  /** When it was last written; undefined where only `ls` says it, which leaves out the year or the time. */
  modifiedAt: z.iso.datetime().exactOptional(),
  line: z.int(),
});
type File = z.infer<typeof File>;
const Facts = z.object({
  path: z.string(),
  files: z.int(),
  newest: z.array(File),
  largest: z.array(File),
});

const MAX_FILES = 10;
const MILLISECONDS = 1_000;

/** `find -printf "%T@ %s %y %m %U:%G %P\n"`: find(1). */
const FOUND = /^(\d{1,12}(?:\.\d+)?) (\d+) ([a-zA-Z?]) \d+ \d+:\d+ (.*)$/;
/** `ls -lan`, GNU and BusyBox: mode, links, owner, group, size, month, day, time, name. */
const LISTED = /^([-a-z])[-a-zA-Z]{9}[.+@]?\s+\d+\s+\d+\s+\d+\s+(\d+)(?:,\s+\d+)?\s+\w{3}\s+\d+\s+[\d:]+\s(.+)$/;

/** Names, sizes and times only. Anyone who may write there has chosen the names. */
export const folder = definePathCollector({
  name: 'folder',
  about: 'What is in a folder, two levels deep: the newest and the largest files',
  hides: 'which files are in that folder',
  trust: 'anyone',
  facts: Facts,
  slow: true,
  parameter: FOLDER,
  commands: [['sh', '-c', programOf('list-folder'), 'tai', FOLDER]],
  parse(lines, path) {
    const rows = lines.map(parseRow);
    if (rows.every((row) => row === undefined) && !lines.some(({ text }) => /^total \d+$/.test(text))) {
      throw new Error('no entry in it');
    }
    const files = rows.flatMap((row) => (row?.type === 'f' ? [row.file] : []));
    return {
      path,
      files: files.length,
      newest: first(files, (file) => Date.parse(file.modifiedAt ?? '') || 0),
      largest: first(files, ({ sizeBytes }) => sizeBytes),
    };
  },
  keep: ({ newest, largest }) => [...newest, ...largest].map(({ line }) => line),
});

function first(files: readonly File[], worth: (file: File) => number): File[] {
  return files
    .filter((file) => worth(file) > 0)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, MAX_FILES);
}

interface Row {
  readonly type: string;
  readonly file: File;
}

function parseRow(line: Line): Row | undefined {
  return parseFound(line) ?? parseListed(line);
}

function parseFound({ text, number }: Line): Row | undefined {
  const [, seconds, size, type = '', name = ''] = FOUND.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const modifiedAt = new Date(Math.floor(Number(seconds) * MILLISECONDS)).toISOString();
  return { type, file: { name, sizeBytes: Number(size), modifiedAt, line: number } };
}

function parseListed({ text, number }: Line): Row | undefined {
  const [, mode, size, name = ''] = LISTED.exec(text) ?? [];
  if (mode === undefined) return undefined;
  return { type: mode === '-' ? 'f' : mode, file: { name, sizeBytes: Number(size), line: number } };
}
