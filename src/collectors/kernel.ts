import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { toKernelMessage } from './kernel-message.ts';
import { findOoms, Oom } from './oom.ts';

const Facts = z.object({ messages: z.int(), ooms: z.array(Oom) });

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
  limits: { timeoutMs: 10_000, maxBytes: 1024 * 1024 }, // dmesg starts at the old end, and the buffer can hold a megabyte.
  parse(lines) {
    const messages = lines.filter(({ text }) => !text.startsWith('-- ')).map(toKernelMessage);
    return { messages: messages.length, ooms: findOoms(messages) };
  },
  keep: ({ ooms }) => ooms.flatMap((oom) => oom.lines).slice(-60),
});
