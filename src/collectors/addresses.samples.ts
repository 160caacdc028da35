import type { addresses } from './addresses.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof addresses> = {
  good: [
    {
      command: 'ip addr show',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
    inet6 ::1/128 scope host 
       valid_lft forever preferred_lft forever
4: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc pfifo_fast state UP group default qlen 1000
    link/ether 02:fc:00:00:00:01 brd ff:ff:ff:ff:ff:ff
    inet 192.0.2.2/24 brd 192.0.2.255 scope global eth0
       valid_lft forever preferred_lft forever
    inet6 fd00::2/64 scope global nodad 
       valid_lft forever preferred_lft forever
    inet6 fe80::fc:ff:fe00:1/64 scope link 
       valid_lft forever preferred_lft forever
`,
      facts: {
        addresses: [
          {
            address: '127.0.0.1',
            duplicate: false,
            line: 3,
          },
          {
            address: '::1',
            duplicate: false,
            line: 5,
          },
          {
            address: '192.0.2.2',
            duplicate: false,
            line: 9,
          },
          {
            address: 'fd00::2',
            duplicate: false,
            line: 11,
          },
          {
            address: 'fe80::fc:ff:fe00:1',
            duplicate: false,
            line: 13,
          },
        ],
      },
    },
    {
      command: 'ip addr show',
      origin: 'written: ip-address(8), an address that another machine has',
      output: `2: ens3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP qlen 1000
    inet6 2001:db8:5::25/64 scope global dadfailed tentative
       valid_lft forever preferred_lft forever
`,
      facts: {
        addresses: [
          {
            address: '2001:db8:5::25',
            duplicate: true,
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Device "eth7" does not exist.
`,
    },
  ],
};
