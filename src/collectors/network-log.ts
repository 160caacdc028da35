import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findEntries, findMessages } from './log-entry.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({ entries: z.int(), ...signFacts });

const UNITS = [
  '--unit=systemd-networkd',
  '--unit=NetworkManager',
  '--unit=wicked',
  '--unit=wickedd',
  '--unit=networking',
  '--unit=systemd-resolved',
  '--unit=dnsmasq',
  '--unit=unbound',
  '--unit=named',
  '--unit=firewalld',
  '--unit=keepalived',
] as const;

/** journalctl(1). Without a journal these lines stand in files that other collectors read. */
export const networkLog = defineCollector({
  name: 'network-log',
  about: 'What the network and name services of the host logged in the last 24 hours',
  hides: 'address conflicts, lost links and failing name servers that only these services report',
  trust: 'anyone', // Name servers log names that clients ask for.
  when: ['network', 'dns', 'mount_nfs'],
  root: "the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--since=-24h', '--lines=400', ...UNITS],
    ['journalctl', '--no-pager', '--output=short-iso', '--since=-24h', '--lines=400', ...UNITS],
  ],
  parse(lines, { moment }) {
    const entries = findEntries(lines, { moment });
    if (entries.length === 0 && lines.some(({ text }) => !text.startsWith('-- '))) throw new Error('no message in it');
    return { entries: entries.length, ...readSigns(findMessages(lines, { moment })) };
  },
  keep: ({ signs }) => signLines({ signs }),
});
