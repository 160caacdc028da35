import type { firewall } from './firewall.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof firewall> = {
  good: [
    {
      command: 'nft list ruleset',
      origin: 'written: nft(8)',
      output: `table inet filter {
	chain input {
		type filter hook input priority filter; policy drop;
		ct state established,related accept
		tcp dport { 22, 443 } accept
		tcp dport 5432 counter packets 812 bytes 48720 drop
		ip saddr 10.3.0.9 counter packets 4 bytes 240 reject
	}
}
`,
      facts: {
        rules: [
          {
            chain: 'input',
            way: 'in',
            action: 'drop',
            isPolicy: true,
            ports: [],
            isPlain: true,
            line: 3,
          },
          {
            chain: 'input',
            way: 'in',
            action: 'drop',
            isPolicy: false,
            ports: [],
            isPlain: true,
            line: 3,
          },
          {
            chain: 'input',
            way: 'in',
            action: 'accept',
            isPolicy: false,
            ports: [],
            isPlain: false,
            line: 4,
          },
          {
            chain: 'input',
            way: 'in',
            action: 'accept',
            isPolicy: false,
            ports: [
              {
                from: 22,
                to: 22,
              },
              {
                from: 443,
                to: 443,
              },
            ],
            isPlain: true,
            line: 5,
          },
          {
            chain: 'input',
            way: 'in',
            action: 'drop',
            isPolicy: false,
            ports: [
              {
                from: 5432,
                to: 5432,
              },
            ],
            isPlain: true,
            packets: 812,
            line: 6,
          },
          {
            chain: 'input',
            way: 'in',
            action: 'reject',
            isPolicy: false,
            ports: [],
            source: '10.3.0.9',
            isPlain: true,
            packets: 4,
            line: 7,
          },
        ],
      },
    },
    {
      command: 'iptables-save -c',
      origin: 'written: iptables-save(8)',
      output: `*filter
:INPUT DROP [812:48720]
:FORWARD ACCEPT [0:0]
[9:540] -A INPUT -p tcp -m tcp --dport 22 -j ACCEPT
[7:420] -A INPUT -p tcp -m multiport --dports 8000:8100,9100 -j REJECT --reject-with icmp-port-unreachable
COMMIT
`,
      facts: {
        rules: [
          {
            chain: 'INPUT',
            way: 'in',
            action: 'drop',
            isPolicy: true,
            ports: [],
            isPlain: true,
            packets: 812,
            line: 2,
          },
          {
            chain: 'FORWARD',
            way: 'forward',
            action: 'accept',
            isPolicy: true,
            ports: [],
            isPlain: true,
            packets: 0,
            line: 3,
          },
          {
            chain: 'INPUT',
            way: 'in',
            action: 'accept',
            isPolicy: false,
            ports: [
              {
                from: 22,
                to: 22,
              },
            ],
            isPlain: true,
            packets: 9,
            line: 4,
          },
          {
            chain: 'INPUT',
            way: 'in',
            action: 'reject',
            isPolicy: false,
            ports: [
              {
                from: 8000,
                to: 8100,
              },
              {
                from: 9100,
                to: 9100,
              },
            ],
            isPlain: true,
            packets: 7,
            line: 5,
          },
        ],
      },
    },
  ],
  broken: [
    {
      why: 'a refusal',
      output: `Operation not permitted (you must be root)
`,
    },
  ],
};
