import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { definePathCollector } from './collector.ts';
import { FOLDER } from './parameter.ts';
import { programOf } from './programs.ts';

const Entry = z.object({
  /** Below the folder; empty for the folder itself. */
  name: z.string(),
  sizeKiB: z.number(),
  line: z.int(),
});
const Facts = z.object({
  path: z.string(),
  /** The largest first; the size of a folder holds what is below it. */
  folders: z.array(Entry),
  files: z.array(Entry),
});

const MAX_ENTRIES = 15;
/** `d 2048\t./log/app`: what it is, KiB, name. */
const ROW = /^([df]) (\d+)\s+\.(?:\/(.*))?$/;

/** du(1) and find(1), of one filesystem. Anyone who may write there has chosen the names. */
export const folderSizes = definePathCollector({
  name: 'folder-sizes',
  about: 'What takes most space in a folder',
  hides: 'what fills that folder',
  trust: 'anyone',
  facts: Facts,
  slow: true,
  when: 'lead',
  parameter: FOLDER,
  commands: [['sh', '-c', programOf('measure-folder'), 'tai', FOLDER]],
  parse(lines, path) {
    const rows = lines.flatMap(findRow);
    if (rows.length === 0) throw new Error('no size in it');
    const largest = (type: string): z.infer<typeof Entry>[] =>
      rows
        .filter((row) => row.type === type)
        .map(({ entry }) => entry)
        .toSorted((a, b) => b.sizeKiB - a.sizeKiB)
        .slice(0, MAX_ENTRIES);
    return { path, folders: largest('d'), files: largest('f') };
  },
  keep: ({ folders, files }) => [...folders, ...files].map(({ line }) => line),
});

function findRow({ number, text }: Line): readonly { type: string; entry: z.infer<typeof Entry> }[] {
  const [, type, size, name = ''] = ROW.exec(text) ?? [];
  return type === undefined ? [] : [{ type, entry: { name, sizeKiB: Number(size), line: number } }];
}
