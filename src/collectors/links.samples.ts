import type { links } from './links.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof links> = {
  good: [
    {
      command: 'ip -d link show',
      origin: 'recorded: Debian 12, Linux 6.18, iproute2 6.1',
      output: `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0  allmulti 0 minmtu 0 maxmtu 0 addrgenmode eui64 numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 tso_max_size 524280 tso_max_segs 65535 gro_max_size 65536 
4: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc pfifo_fast state UP mode DEFAULT group default qlen 1000
    link/ether 02:fc:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0  allmulti 0 minmtu 68 maxmtu 65535 addrgenmode eui64 numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 tso_max_size 65536 tso_max_segs 65535 gro_max_size 65536 parentbus virtio parentdev virtio2 
`,
      facts: {
        links: [
          {
            name: 'lo',
            mtuBytes: 65536,
            up: true,
            carrier: true,
            line: 1,
          },
          {
            name: 'eth0',
            mtuBytes: 1400,
            up: true,
            carrier: true,
            line: 3,
          },
        ],
      },
    },
    {
      command: 'ifconfig -a',
      origin: 'recorded: BusyBox 1.35',
      output: `eth0      Link encap:Ethernet  HWaddr 02:FC:00:00:00:01  
          inet addr:192.0.2.2  Bcast:192.0.2.255  Mask:255.255.255.0
          inet6 addr: fd00::2/64 Scope:Global
          inet6 addr: fe80::fc:ff:fe00:1/64 Scope:Link
          UP BROADCAST RUNNING MULTICAST  MTU:1400  Metric:1
          RX packets:74140 errors:0 dropped:0 overruns:0 frame:0
          TX packets:52434 errors:0 dropped:0 overruns:0 carrier:0
          collisions:0 txqueuelen:1000 
          RX bytes:2857945520 (2.6 GiB)  TX bytes:7421585 (7.0 MiB)
`,
      facts: {
        links: [
          {
            name: 'eth0',
            mtuBytes: 1400,
            up: true,
            carrier: true,
            line: 5,
          },
        ],
      },
    },
    {
      command: 'ip -d link show',
      origin: 'written: ip-link(8), a bridge and its member',
      output: `5: br-lan: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9000 qdisc noqueue state UP mode DEFAULT group default qlen 1000
    link/ether 3c:fd:fe:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0
    bridge forward_delay 1500 hello_time 200
6: veth1@if3: <BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue master br-lan state DOWN mode DEFAULT group default
`,
      facts: {
        links: [
          {
            kind: 'bridge',
            name: 'br-lan',
            mtuBytes: 9000,
            up: true,
            carrier: true,
            line: 1,
          },
          {
            name: 'veth1',
            mtuBytes: 1500,
            up: true,
            carrier: false,
            master: 'br-lan',
            line: 4,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'a refusal',
      output: `RTNETLINK answers: Operation not permitted
`,
    },
  ],
};
