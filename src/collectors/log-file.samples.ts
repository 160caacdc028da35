import type { logFile } from './log-file.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof logFile> = {
  good: [
    {
      command: 'sh -c [read-log] tai /var/log/fontconfig.log',
      origin: 'recorded: Debian 12, dash, coreutils 9.1',
      output: `Font directories:
	/usr/share/fonts
	/usr/local/share/fonts
	/usr/share/fonts/truetype
	/usr/share/fonts/truetype/dejavu
/usr/share/fonts: caching, new cache contents: 0 fonts, 1 dirs
/usr/share/fonts/truetype: caching, new cache contents: 0 fonts, 1 dirs
/usr/share/fonts/truetype/dejavu: caching, new cache contents: 22 fonts, 0 dirs
/usr/local/share/fonts: caching, new cache contents: 0 fonts, 0 dirs
/usr/share/fonts/truetype: skipping, looped directory detected
/usr/share/fonts/truetype/dejavu: skipping, looped directory detected
/var/cache/fontconfig: cleaning cache directory
fc-cache: succeeded
`,
      facts: { path: '/var/log/dpkg.log', lines: 13, troubles: [], signs: [], signCounts: {} },
    },
    {
      command: 'sh -c [read-log] tai /srv/app/logs/app.log',
      origin: 'written: what many applications log',
      output: `2026-11-22 18:00:01 INFO started
2026-11-22 18:00:02 ERROR could not connect to db-01:5432: connection refused
2026-11-22 18:00:03 INFO retrying
`,
      facts: {
        path: '/var/log/dpkg.log',
        lines: 3,
        troubles: [{ text: '2026-11-22 18:00:02 ERROR could not connect to db-01:5432: connection refused', line: 2 }],
        signs: [
          {
            kind: 'connect_refused',
            at: '2026-11-22T18:00:02.000Z',
            by: 'application',
            source: '',
            text: 'ERROR could not connect to db-01:5432: connection refused',
            line: 2,
          },
        ],
        signCounts: { connect_refused: 1 },
      },
    },
    {
      command: 'sh -c [read-log] tai /var/log/faillog',
      origin: 'recorded: Debian 12, an empty file',
      output: '',
      facts: { path: '/var/log/dpkg.log', lines: 0, troubles: [], signs: [], signCounts: {} },
    },
  ],
  broken: [{ why: 'no text', output: '\u0000\u0001\u0002\ufffd\n' }],
};
