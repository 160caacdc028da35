import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'systemd-networkd saw another machine',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-log',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 systemd-networkd[655]: eth0: IPv4 address conflict: 10.1.0.4 is also used by 3c:2c:30:aa:51:9e\n',
        },
      ],
      severity: 'critical',
      statement:
        'Another machine (3c:2c:30:aa:51:9e) uses the same address 10.1.0.4, so traffic for it goes to one or the other.',
      quotes: [
        '2026-11-22T10:12:00.000000+0000 web-1 systemd-networkd[655]: eth0: IPv4 address conflict: 10.1.0.4 is also used by 3c:2c:30:aa:51:9e',
      ],
    },
    {
      why: 'the kernel does not use the address',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'addresses',
          output: '2: eth0: <UP> mtu 1500\n    inet6 2001:db8::5/64 scope global dadfailed tentative\n',
        },
      ],
      severity: 'critical',
      statement: 'Another machine uses the same address 2001:db8::5, so traffic for it goes to one or the other.',
      quotes: ['    inet6 2001:db8::5/64 scope global dadfailed tentative'],
    },
  ],
  silent: [
    {
      why: 'that was last week',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-log',
          output:
            '2026-11-12T10:12:00.000000+0000 web-1 systemd-networkd[655]: eth0: IPv4 address conflict: 10.1.0.4 is also used by 3c:2c:30:aa:51:9e\n',
        },
      ],
    },
    {
      why: 'only the name is taken',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'network-log',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 avahi-daemon[640]: Host name conflict, retrying with web-1-2\n',
        },
      ],
    },
  ],
};
