import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the way out takes less than what containers send',
      seen: [
        {
          collector: 'links',
          output:
            '3: wg0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1380 qdisc noqueue state UNKNOWN\n4: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP\n',
        },
        {
          collector: 'routes',
          output: 'default dev wg0 scope link\n',
        },
      ],
      severity: 'warning',
      statement:
        'docker0 takes packets of 1500 bytes and the default route leaves by wg0, which takes 1380, so large packets are lost while small ones pass.',
      quotes: [
        '3: wg0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1380 qdisc noqueue state UNKNOWN',
        '4: docker0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP',
      ],
    },
    {
      why: 'the kernel drops what is too large',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'kernel',
          output: '2026-11-22T10:01:00.000000+0000 web-1 kernel: eth4: dropped over-mtu packet: 8980 > 1500\n',
        },
      ],
      severity: 'critical',
      statement: 'Packets are larger than the next link takes, so large packets are lost while small ones pass.',
      quotes: ['2026-11-22T10:01:00.000000+0000 web-1 kernel: eth4: dropped over-mtu packet: 8980 > 1500'],
    },
  ],
  silent: [
    {
      why: 'all links take the same',
      seen: [
        {
          collector: 'links',
          output:
            '3: eth0: <UP,LOWER_UP> mtu 1500 qdisc mq state UP\n4: docker0: <UP,LOWER_UP> mtu 1500 qdisc noqueue state UP\n',
        },
        {
          collector: 'routes',
          output: 'default via 10.0.0.1 dev eth0\n',
        },
      ],
    },
    {
      why: 'no container is connected',
      seen: [
        {
          collector: 'links',
          output:
            '3: eth0: <UP,LOWER_UP> mtu 1400 qdisc mq state UP\n4: docker0: <NO-CARRIER,UP> mtu 1500 qdisc noqueue state DOWN\n',
        },
        {
          collector: 'routes',
          output: 'default via 10.0.0.1 dev eth0\n',
        },
      ],
    },
  ],
};
