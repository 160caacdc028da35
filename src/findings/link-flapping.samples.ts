import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the link is lost three times in half an hour',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down\n2026-11-22T10:01:09.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is up at 1000 Mbps, full duplex\n2026-11-22T10:11:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down\n2026-11-22T10:11:09.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is up at 1000 Mbps, full duplex\n2026-11-22T10:21:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down\n2026-11-22T10:21:09.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is up at 1000 Mbps, full duplex\n',
        },
      ],
      severity: 'critical',
      statement: 'The link of eno1 is lost and comes back again and again: at least 3 times lately.',
      quotes: [
        '2026-11-22T10:01:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down',
        '2026-11-22T10:11:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down',
        '2026-11-22T10:21:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down',
      ],
    },
    {
      why: 'one member of a bond fails far more often',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'bonds',
          output:
            '/proc/net/bonding/bond0:Slave Interface: eno1\n/proc/net/bonding/bond0:MII Status: up\n/proc/net/bonding/bond0:Link Failure Count: 41\n/proc/net/bonding/bond0:Slave Interface: eno2\n/proc/net/bonding/bond0:MII Status: up\n/proc/net/bonding/bond0:Link Failure Count: 1\n',
        },
      ],
      severity: 'warning',
      statement: 'eno1 has lost its link 41 times since it joined its bond, far more often than the others.',
      quotes: [
        '/proc/net/bonding/bond0:Slave Interface: eno1',
        '/proc/net/bonding/bond0:Link Failure Count: 41',
        '/proc/net/bonding/bond0:Slave Interface: eno1',
        '/proc/net/bonding/bond0:Link Failure Count: 41',
      ],
    },
  ],
  silent: [
    {
      why: 'it was lost once and came back',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T02:01:00.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is down\n2026-11-22T02:03:09.000000+0000 web-1 kernel: tg3 0000:02:00.0 eno1: Link is up at 1000 Mbps, full duplex\n',
        },
      ],
    },
    {
      why: 'only containers come and go',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output:
            '2026-11-22T10:01:00.000000+0000 web-1 kernel: docker0: port 1(veth1) entered disabled state\n2026-11-22T10:02:00.000000+0000 web-1 kernel: vethab12: Link is down\n2026-11-22T10:03:00.000000+0000 web-1 kernel: vethab12: Link is down\n',
        },
      ],
    },
  ],
};
