import type { conntrack } from './conntrack.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof conntrack> = {
  good: [
    {
      command: 'head -n 130 /proc/sys/net/netfilter/nf_conntrack_count …',
      origin: 'recorded: Linux 6.18, idle',
      output: `==> /proc/sys/net/netfilter/nf_conntrack_count <==
0

==> /proc/sys/net/netfilter/nf_conntrack_max <==
262144

==> /proc/net/stat/nf_conntrack <==
entries  clashres found new invalid ignore delete chainlength insert insert_failed drop early_drop icmp_error  expect_new expect_create expect_delete search_restart
00000000  00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000  00000000 00000000 00000000 00000000
00000000  00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000  00000000 00000000 00000000 00000000
`,
      facts: {
        count: {
          value: 0,
          line: 2,
        },
        max: {
          value: 262144,
          line: 5,
        },
        dropped: {
          value: 0,
          line: 9,
        },
      },
    },
    {
      command: 'head -n 130 /proc/sys/net/netfilter/nf_conntrack_count …',
      origin: 'written: a host that tracks nothing',
      output: ``,
      facts: {},
    },
  ],
  broken: [
    {
      why: 'no number',
      output: `==> /proc/sys/net/netfilter/nf_conntrack_count <==
many
`,
    },
  ],
};
