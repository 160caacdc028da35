import type { firewallZones } from './firewall-zones.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof firewallZones> = {
  good: [
    {
      command: 'firewall-cmd --list-all-zones',
      origin: 'written: firewall-cmd(1)',
      output: `inner
  target: default
  icmp-block-inversion: no
  interfaces: 
  sources: 
  services: ssh
  ports: 3000/tcp 9000-9010/tcp

public (active)
  target: default
  icmp-block-inversion: no
  interfaces: eth0
  sources: 
  services: dhcpv6-client ssh
  ports: 
`,
      facts: {
        zones: [
          {
            name: 'inner',
            active: false,
            target: 'default',
            interfaces: [],
            services: ['ssh'],
            ports: [
              {
                from: 3000,
                to: 3000,
              },
              {
                from: 9000,
                to: 9010,
              },
            ],
            line: 1,
            interfacesLine: 4,
            portsLine: 7,
          },
          {
            name: 'public',
            active: true,
            target: 'default',
            interfaces: ['eth0'],
            services: ['dhcpv6-client', 'ssh'],
            ports: [],
            line: 9,
            interfacesLine: 12,
            portsLine: 15,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Authorization failed.
`,
    },
  ],
};
