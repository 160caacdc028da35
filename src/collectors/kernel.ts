import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { type KernelMessage, toKernelMessage } from './kernel-message.ts';
import { findMessages, type LogEntry } from './log-entry.ts';
import type { Moment } from './moment.ts';
import { findOoms, Oom } from './oom.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';
import { systemLogPatterns } from './system-log-patterns.ts';
import { partsOf } from './typed-command.ts';

const Facts = z.object({ messages: z.int(), ooms: z.array(Oom), ...signFacts });

/** journalctl(1) `--dmesg` shows this boot only; dmesg(1) where there is no journal, or none for us. */
export const kernel = defineCollector({
  name: 'kernel',
  about: 'What the kernel logged since boot',
  hides: 'out-of-memory kills, disk errors and other trouble the kernel reports',
  trust: 'system',
  root: "the kernel's log where kernel.dmesg_restrict is set, and the system's journal",
  facts: Facts,
  slow: true,
  commands: [
    ['journalctl', '--dmesg', '--no-pager', '--output=short-iso-precise', '--lines=2000'],
    ['journalctl', '--dmesg', '--no-pager', '--output=short-iso', '--lines=2000'],
    ['dmesg', '--time-format=iso', '--nopager'],
    ['dmesg'],
  ],
  recognises: [
    /^dmesg\b/,
    /^journalctl\b.*\s(?:-[a-zA-Z]*k\b|--dmesg\b|-t ?kernel\b|_TRANSPORT=kernel)/,
    /^\w+\b.*\s\/var\/log\/kern\.log/,
    ...systemLogPatterns, // And what the kernel said in a log of everyone's.
  ],
  limits: { timeoutMs: 10_000, maxBytes: 1024 * 1024 }, // dmesg starts at the old end, and the buffer can hold a megabyte.
  parse(lines, { moment, command }) {
    if (isMixed(command)) return parseMixed(lines, moment);
    const messages = lines.filter(({ text }) => !text.startsWith('-- ')).map((line) => toKernelMessage(line, moment));
    const signs = readSigns(findMessages(lines, { moment, origin: 'kernel' }));
    return { messages: messages.length, ooms: findOoms(messages), ...signs };
  },
  keep: ({ ooms, signs }) => [
    ...ooms.flatMap(({ lines, largest }) => [...lines, ...(largest ? [largest.line] : [])]).slice(-60),
    ...signLines({ signs }),
  ],
});

/** Whether others wrote into the same output. tai's own commands ask for the kernel's lines alone. */
function isMixed(command = ''): boolean {
  return partsOf(command).some((part) => systemLogPatterns.some((pattern) => pattern.test(part)));
}

/** Of everyone's log what is marked as the kernel's. Throws when nothing is. */
function parseMixed(lines: readonly Line[], moment: Moment | undefined): z.infer<typeof Facts> {
  const messages = findMessages(lines, { moment }).filter(({ by }) => by === 'kernel');
  if (messages.length === 0) throw new Error('no message of the kernel in it');
  return { messages: messages.length, ooms: findOoms(messages.map(toMessage)), ...readSigns(messages) };
}

function toMessage({ source: _source, by: _by, ...message }: LogEntry): KernelMessage {
  return message;
}
