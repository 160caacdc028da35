import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findEntries } from './log-entry.ts';

const Facts = z.object({
  /** What people ran as another user, oldest first. */
  commands: z.array(
    z.object({
      user: z.string(),
      runAs: z.string(),
      command: z.string(),
      at: z.iso.datetime().exactOptional(),
      line: z.int(),
    }),
  ),
});

const MAX_COMMANDS = 60;
/** sudoers(5), "LOG FORMAT". Without a terminal it was a program, tai's own look among them. */
const ENTRY = /^(\S+) : TTY=(?:pts|tty)\S* ; (?:.*?; )?USER=(\S+) ; (?:.*?; )?COMMAND=(.+)$/;

/** `_COMM` is journald's own field, though a process may change its name. */
export const sudoLog = defineCollector({
  name: 'sudo-log',
  about: 'Commands that people ran with sudo in the last seven days',
  hides: 'what people did on the host lately',
  trust: 'anyone',
  when: ['service_down', 'package_update', 'boot_kernel', 'other'],
  root: "other users' and the system's log lines",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso', '--since=-7d', '--lines=200', '_COMM=sudo'],
    ['tail', '-n', '3000', '/var/log/auth.log'],
    ['tail', '-n', '3000', '/var/log/secure'],
  ],
  // As for logins, so that the file is read once for both.
  limits: { timeoutMs: 10_000, maxBytes: 1024 * 1024 },
  recognises: [/^(?:journalctl|z?[ef]?grep|tail|head|z?cat|less)\b/],
  parse(lines, { moment, command }) {
    const commands = findEntries(lines, { moment }).flatMap(({ line, at, source, text }) => {
      const [, user, runAs, ran] = source === 'sudo' ? (ENTRY.exec(text.trim()) ?? []) : [];
      if (user === undefined || runAs === undefined || ran === undefined) return [];
      return [{ user, runAs, command: ran, ...(at !== undefined && { at }), line }];
    });
    // Nearly anything that people bring could hold such a line.
    if (command !== undefined && commands.length === 0) throw new Error('no command of sudo in it');
    return { commands: commands.slice(-MAX_COMMANDS) };
  },
  keep: ({ commands }) => commands.map(({ line }) => line),
});
