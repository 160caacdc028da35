import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a library lost a symbol',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'tunneld.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=127
`,
        },
        {
          collector: 'journal',
          unit: 'tunneld.service',
          output: `2026-11-22T08:00:01.000000+0000 vpn-1 tunneld[88]: tunneld: symbol lookup error: /lib/libnetcfg.so.3: undefined symbol: netcfg_new
2026-11-22T08:00:01.000000+0000 vpn-1 systemd[1]: tunneld.service: Failed with result 'exit-code'.
`,
        },
        { collector: 'packages', output: '2026-11-22 07:59:40 upgrade libnetcfg3:amd64 3.1.4-2 3.2.0-1\n' },
      ],
      severity: 'critical',
      statement:
        'tunneld does not run any more since the package libnetcfg3:amd64 was upgraded from 3.1.4-2 to 3.2.0-1.',
      quotes: [
        '2026-11-22T08:00:01.000000+0000 vpn-1 tunneld[88]: tunneld: symbol lookup error: /lib/libnetcfg.so.3: undefined symbol: netcfg_new',
        "2026-11-22T08:00:01.000000+0000 vpn-1 systemd[1]: tunneld.service: Failed with result 'exit-code'.",
        'ActiveState=failed',
        '2026-11-22 07:59:40 upgrade libnetcfg3:amd64 3.1.4-2 3.2.0-1',
      ],
    },
  ],
  silent: [
    {
      why: 'something else was upgraded the day before',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'tunneld.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=1
`,
        },
        {
          collector: 'journal',
          unit: 'tunneld.service',
          output: `2026-11-22T08:00:01.000000+0000 vpn-1 tunneld[88]: open /etc/tunnel.conf: no such file or directory
2026-11-22T08:00:01.000000+0000 vpn-1 systemd[1]: tunneld.service: Failed with result 'exit-code'.
`,
        },
        { collector: 'packages', output: '2026-11-21 06:00:00 upgrade tzdata:all 2026a-1 2026b-1\n' },
      ],
    },
    {
      why: 'nothing is broken',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'nginx.service',
          output: `ActiveState=active
SubState=running
Result=success
`,
        },
        { collector: 'packages', output: '2026-11-22 07:59:40 upgrade nginx:amd64 1.26-1 1.28-1\n' },
      ],
    },
  ],
};
