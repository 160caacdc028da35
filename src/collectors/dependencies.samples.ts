import type { dependencies } from './dependencies.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof dependencies> = {
  good: [
    {
      command: 'systemctl show --no-pager --property=Requires,Requisite,BindsTo,Wants -- nginx.service',
      origin: 'written: org.freedesktop.systemd1(5)',
      output: `Requires=sysinit.target redis-server.service
Requisite=
Wants=network-online.target
BindsTo=
`,
      facts: {
        unit: 'nginx.service',
        needs: [
          {
            name: 'sysinit.target',
            strength: 'Requires',
            line: 1,
          },
          {
            name: 'redis-server.service',
            strength: 'Requires',
            line: 1,
          },
          {
            name: 'network-online.target',
            strength: 'Wants',
            line: 3,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Unit could not be found.
`,
    },
  ],
};
