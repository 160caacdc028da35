import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { parseDf } from './filesystem.ts';

const Filesystem = z.object({
  source: z.string(),
  type: z.string(),
  mount: z.string(),
  sizeKiB: z.number(),
  usedKiB: z.number(),
  availableKiB: z.number(),
  usedPercent: z.number(),
  line: z.int(),
});
const Facts = z.object({ filesystems: z.array(Filesystem) });

/** Only local filesystems: asking a dead NFS server would hang in the kernel, where no time limit reaches. */
export const disk = defineCollector({
  name: 'disk',
  about: 'Space used on each local filesystem',
  hides: 'full disks',
  trust: 'system',
  facts: Facts,
  commands: [
    ['df', '--portability', '--print-type', '--local', '--block-size=1024'],
    ['df', '-PTk'],
    ['df', '-Pk'],
  ],
  okExitCodes: [0, 1], // One mount that can not be read gives 1, and the others are printed all the same.
  recognises: [/^df\b(?!.*\s(?:-\w*i|--inodes))/],
  parse: (lines) => ({
    filesystems: parseDf(lines, 'space').flatMap(({ total, used, available, usedPercent, ...rest }) =>
      usedPercent === undefined
        ? []
        : [{ ...rest, sizeKiB: total, usedKiB: used, availableKiB: available, usedPercent }],
    ),
  }),
  keep: ({ filesystems }) => filesystems.map(({ line }) => line),
});
