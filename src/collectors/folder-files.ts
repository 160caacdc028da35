import { z } from 'zod';
import { definePathCollector } from './collector.ts';
import { FOLDER } from './parameter.ts';
import { programOf } from './programs.ts';

const Facts = z.object({
  path: z.string(),
  folders: z.array(
    z.object({
      /** Below the folder; empty for the folder itself. */
      name: z.string(),
      /** With what is below; undefined where it was only seen that there are many. */
      files: z.int().exactOptional(),
      line: z.int(),
    }),
  ),
});

const MAX_FOLDERS = 20;
/** `120034\t./spool/out` of du(1) `--inodes`, or a name alone. */
const ROW = /^(?:(\d+)\s+)?\.(?:\/(.*))?$/;

/** Of one filesystem. Anyone who may write there has chosen the names. */
export const folderFiles = definePathCollector({
  name: 'folder-files',
  about: 'Where most files are in a folder',
  hides: 'what uses up the inodes in that folder',
  trust: 'anyone',
  facts: Facts,
  slow: true,
  when: 'lead',
  parameter: FOLDER,
  commands: [['sh', '-c', programOf('count-files'), 'tai', FOLDER]],
  parse(lines, path) {
    const folders = lines.flatMap(({ number, text }) => {
      const row = ROW.exec(text);
      const [, files, name = ''] = row ?? [];
      return row === null ? [] : [{ name, ...(files && { files: Number(files) }), line: number }];
    });
    if (folders.length === 0 && lines.length > 0) throw new Error('no folder in it');
    return { path, folders: folders.toSorted((a, b) => (b.files ?? 0) - (a.files ?? 0)).slice(0, MAX_FOLDERS) };
  },
  keep: ({ folders }) => folders.map(({ line }) => line),
});
