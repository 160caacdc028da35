import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findMessages } from './log-entry.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';
import { readSshd, sshdFacts, sshdLines } from './sshd-log.ts';

const Facts = z.object({ ...sshdFacts, ...signFacts });

const SSHD = /^(?:.* )?sshd(?:-session|-auth)?$/;

/** sshd-session came with OpenSSH 9.8. Names of accounts are whatever a client sends. */
export const logins = defineCollector({
  name: 'logins',
  about: 'Logins by SSH of the last day, refused and accepted',
  hides: 'why somebody can not log in, and attacks on the logins',
  trust: 'anyone',
  when: ['auth_access'],
  root: "other users' and the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    [
      'journalctl',
      '--no-pager',
      '--output=short-iso-precise',
      '--since=-24h',
      '--lines=3000',
      '_COMM=sshd',
      '_COMM=sshd-session',
      '_COMM=sshd-auth',
    ],
    ['tail', '-n', '3000', '/var/log/auth.log'],
    ['tail', '-n', '3000', '/var/log/secure'],
    ['tail', '-n', '3000', '/var/log/messages'],
  ],
  limits: { timeoutMs: 10_000, maxBytes: 1024 * 1024 },
  recognises: [/^(?:journalctl|systemctl|z?[ef]?grep|rg|tail|head|z?cat|less)\b/],
  parse(lines, { moment, command }) {
    const entries = findMessages(lines, { moment });
    const texts = new Map(lines.map(({ number, text }) => [number, text]));
    const own = entries
      .filter(({ source }) => SSHD.test(source))
      .map((entry) => ({ entry, pid: /\[(\d+)\]: /.exec(texts.get(entry.line) ?? '')?.[1] ?? '' }));
    // Nearly anything that people bring could hold such lines.
    if (command !== undefined && own.length === 0) throw new Error('no line of sshd in it');
    return { ...readSshd(own), ...readSigns(entries) };
  },
  keep: (facts) => [...sshdLines(facts), ...signLines(facts)],
});
