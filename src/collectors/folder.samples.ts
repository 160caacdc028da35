import type { folder } from './folder.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof folder> = {
  good: [
    {
      command: 'sh -c [list-folder] tai /var/log/apt',
      origin: 'recorded: Debian 12, dash, findutils 4.9.0',
      output: `1795380525.6276238080 4096 d 755 0:0 
1795380525.7294775830 27908 f 644 0:0 eipp.log.xz
1795380531.3667239930 36646 f 644 0:0 history.log
1795380531.3667239930 198553 f 640 0:4 term.log
`,
      facts: {
        path: '/var/log',
        files: 3,
        newest: [
          { name: 'history.log', sizeBytes: 36646, modifiedAt: '2026-11-22T20:48:51.366Z', line: 3 },
          { name: 'term.log', sizeBytes: 198553, modifiedAt: '2026-11-22T20:48:51.366Z', line: 4 },
          { name: 'eipp.log.xz', sizeBytes: 27908, modifiedAt: '2026-11-22T20:48:45.729Z', line: 2 },
        ],
        largest: [
          { name: 'term.log', sizeBytes: 198553, modifiedAt: '2026-11-22T20:48:51.366Z', line: 4 },
          { name: 'history.log', sizeBytes: 36646, modifiedAt: '2026-11-22T20:48:51.366Z', line: 3 },
          { name: 'eipp.log.xz', sizeBytes: 27908, modifiedAt: '2026-11-22T20:48:45.729Z', line: 2 },
        ],
      },
    },
    {
      command: 'sh -c [list-folder] tai /var/log/apt',
      origin: 'recorded: BusyBox 1.35 ls -lan, as where find has no -printf',
      output: `total 268
drwxr-xr-x    2 0        0             4096 Nov 22 20:48 .
drwxr-xr-x    9 0        0             4096 Nov 22 19:37 ..
-rw-r--r--    1 0        0            27908 Nov 22 20:48 eipp.log.xz
-rw-r--r--    1 0        0            36646 Nov 22 20:48 history.log
-rw-r-----    1 0        4           198553 Nov 22 20:48 term.log
`,
      facts: {
        path: '/var/log',
        files: 3,
        newest: [],
        largest: [
          { name: 'term.log', sizeBytes: 198553, line: 6 },
          { name: 'history.log', sizeBytes: 36646, line: 5 },
          { name: 'eipp.log.xz', sizeBytes: 27908, line: 4 },
        ],
      },
    },
  ],
  broken: [{ why: 'a list of another kind', output: 'history.log\nterm.log\n' }],
};
