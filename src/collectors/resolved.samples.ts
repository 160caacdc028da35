import type { resolved } from './resolved.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof resolved> = {
  good: [
    {
      command: 'resolvectl status --no-pager',
      origin: 'written: resolvectl(1), systemd 255',
      output: `Global
         Protocols: -LLMNR -mDNS -DNSOverTLS DNSSEC=no/unsupported
  resolv.conf mode: stub

Link 2 (eth0)
    Current Scopes: DNS
         Protocols: +DefaultRoute -LLMNR -mDNS +DNSOverTLS DNSSEC=no/unsupported
Current DNS Server: 10.2.0.10
       DNS Servers: 10.2.0.10
                    10.2.0.11
        DNS Domain: example.org
`,
      facts: {
        mode: {
          value: 'stub',
          line: 3,
        },
        servers: [
          {
            value: '10.2.0.10',
            line: 8,
          },
          {
            value: '10.2.0.10',
            line: 9,
          },
          {
            value: '10.2.0.11',
            line: 10,
          },
        ],
        dnssec: {
          value: 'no',
          line: 2,
        },
        dnsOverTls: {
          value: '+DNSOverTLS',
          line: 7,
        },
        line: 1,
      },
    },
  ],
  broken: [
    {
      why: 'nothing of it',
      output: `Unknown operation status.
`,
    },
  ],
};
