import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { parseDf } from './filesystem.ts';

const Filesystem = z.object({
  source: z.string(),
  type: z.string(),
  mount: z.string(),
  inodes: z.number(),
  used: z.number(),
  free: z.number(),
  usedPercent: z.number(),
  line: z.int(),
});
const Facts = z.object({ filesystems: z.array(Filesystem) });

export const inodes = defineCollector({
  name: 'inodes',
  about: 'Inodes used on each local filesystem: how many more files it can hold',
  hides: 'filesystems that can hold no more files',
  trust: 'system',
  facts: Facts,
  commands: [
    ['df', '--portability', '--print-type', '--local', '--inodes'],
    ['df', '-PiT'],
    ['df', '-Pi'],
  ],
  okExitCodes: [0, 1],
  recognises: [/^df\b.*\s(?:-\w*i|--inodes)/],
  // FAT and btrfs have no inodes to run out of; df then prints 0 or a dash.
  parse: (lines) => ({
    filesystems: parseDf(lines, 'inodes').flatMap(({ total, used, available, usedPercent, ...rest }) =>
      usedPercent === undefined || total === 0 ? [] : [{ ...rest, inodes: total, used, free: available, usedPercent }],
    ),
  }),
  keep: ({ filesystems }) => filesystems.map(({ line }) => line),
});
