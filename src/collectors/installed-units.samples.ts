import type { installedUnits } from './installed-units.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof installedUnits> = {
  good: [
    {
      command: 'systemctl list-unit-files --full --no-legend --no-pager --type=service,timer',
      origin: 'recorded: Debian 12, systemd 252, other units left out',
      output: `hwclock.service                        masked   enabled
postgresql.service                     enabled  enabled
postgresql@.service                    disabled enabled
redis-server.service                   enabled  enabled
redis.service                          alias    -
`,
      facts: {
        units: [
          { name: 'hwclock.service', state: 'masked', line: 1 },
          { name: 'postgresql.service', state: 'enabled', line: 2 },
          { name: 'redis-server.service', state: 'enabled', line: 4 },
        ],
      },
    },
    {
      command: 'systemctl list-unit-files --full --no-legend --no-pager --type=service,timer',
      origin: 'written: systemctl(1), systemd 219 prints no preset',
      output: 'crond.service          enabled \n',
      facts: { units: [{ name: 'crond.service', state: 'enabled', line: 1 }] },
    },
  ],
  broken: [{ why: 'nothing', output: '' }],
};
