import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({ upSeconds: z.number(), line: z.int() });

/** As uptime(1) writes it: "up 58 days, 22:10,", "up 18 min,", "up 3:20,". */
const UP = /\bup (?:(\d+) days?,? )?\s*(?:(\d+):(\d\d)|(\d+) min|(\d+) hours?)?,/;

/** proc_uptime(5): seconds since boot, then idle seconds of all processors together. */
export const uptime = defineCollector({
  name: 'uptime',
  about: 'How long the host has been up',
  hides: 'whether the host restarted lately',
  trust: 'system',
  facts: Facts,
  commands: [['cat', '/proc/uptime']],
  recognises: [/^uptime\b/, /^w$/, /^cat\s+\/proc\/uptime/, /^top\s+-b/],
  parse(lines) {
    const [first] = lines;
    const short = lines.find(({ text }) => UP.test(text));
    if (short !== undefined) return { upSeconds: toSeconds(short.text), line: short.number };

    const upSeconds = /^(\d+\.\d+) \d+\.\d+$/.exec(first?.text ?? '')?.[1];
    if (!first || upSeconds === undefined) throw new Error('not two numbers');
    return { upSeconds: Number(upSeconds), line: first.number };
  },
  keep: ({ line }) => [line],
});

function toSeconds(text: string): number {
  const [days = 0, hours = 0, minutes = 0, onlyMinutes = 0, onlyHours = 0] = (UP.exec(text) ?? [])
    .slice(1)
    .map((number) => Number(number ?? 0));
  return days * 86_400 + (hours + onlyHours) * 3_600 + (minutes + onlyMinutes) * 60;
}
