import type { Samples } from './sample.ts';
import type { sudoLog } from './sudo-log.ts';

export const samples: Samples<typeof sudoLog> = {
  good: [
    {
      command: 'journalctl --no-pager --output=short-iso --since=-7d --lines=200 _COMM=sudo',
      origin: 'written: sudoers(5), LOG FORMAT',
      output: `2026-11-20T10:00:01+0000 web-1 sudo[881]:     ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/usr/bin/systemctl restart nginx
2026-11-20T10:00:01+0000 web-1 sudo[881]: pam_unix(sudo:session): session opened for user root(uid=0) by ann(uid=1000)
2026-11-20T10:05:00+0000 web-1 sudo[900]:     tai : PWD=/ ; USER=root ; COMMAND=/usr/bin/lastb --ip -n 500
`,
      facts: {
        commands: [
          {
            user: 'ann',
            runAs: 'root',
            command: '/usr/bin/systemctl restart nginx',
            at: '2026-11-20T10:00:01.000Z',
            line: 1,
          },
        ],
      },
    },
  ],
  broken: [{ why: 'a message', output: 'No journal files were found.\n' }],
};
