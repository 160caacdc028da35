import type { failedUnits } from './failed-units.ts';
import type { Samples } from './sample.ts';

const COMMAND = 'systemctl list-units --state=failed --all --full --plain --no-legend --no-pager';

export const samples: Samples<typeof failedUnits> = {
  good: [
    {
      command: COMMAND,
      origin: 'recorded: Debian 13; npm run lab -- two-port-and-config --image debian --record',
      output: `nginx.service        loaded failed failed A high performance web server and a reverse proxy server
redis-server.service loaded failed failed Advanced key-value store
`,
      facts: {
        units: [
          { name: 'nginx.service', load: 'loaded', active: 'failed', sub: 'failed', line: 1 },
          { name: 'redis-server.service', load: 'loaded', active: 'failed', sub: 'failed', line: 2 },
        ],
      },
    },
    {
      command: COMMAND,
      origin: 'written: systemctl(1), a version that marks failed units all the same',
      output: '● nginx.service loaded failed failed A high performance web server\n',
      facts: { units: [{ name: 'nginx.service', load: 'loaded', active: 'failed', sub: 'failed', line: 1 }] },
    },
    { command: COMMAND, origin: 'written: nothing has failed', output: '', facts: { units: [] } },
    {
      command: 'rc-status --crashed',
      origin: 'written: as the source of OpenRC 0.5x prints it, one name a line',
      output: 'nginx\n',
      facts: { units: [{ name: 'nginx', load: 'loaded', active: 'failed', sub: 'crashed', line: 1 }] },
    },
    {
      command: 'ls -1 /run/openrc/failed /run/openrc/started',
      origin: 'written: ls(1) of BusyBox, the folders as openrc-run(8) keeps them',
      output: '/run/openrc/failed:\npostgresql\n\n/run/openrc/started:\nbootmisc\nsshd\n',
      facts: { units: [{ name: 'postgresql', load: 'loaded', active: 'failed', sub: 'failed', line: 2 }] },
    },
    {
      command: 'rc-status',
      origin: 'written: as the source of OpenRC 0.5x prints it',
      output: `Runlevel: default
 sshd                                                              [  started 00:12:03 (0) ]
 nginx                                                             [  crashed  ]
 chronyd                                                           [  stopped  ]
Dynamic Runlevel: hotplugged
`,
      facts: { units: [{ name: 'nginx', load: 'loaded', active: 'failed', sub: 'crashed', line: 3 }] },
    },
  ],
  broken: [{ why: 'no unit in it', output: 'Failed to list units: Connection timed out\n' }],
};
