import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  timers: z.array(
    z.object({
      name: z.string(),
      /** False where systemd will not start it again by itself. */
      scheduled: z.boolean(),
      line: z.int(),
    }),
  ),
});

/** systemctl(1): NEXT is "-" (before version 252 "n/a") where nothing is planned. */
export const timers = defineCollector({
  name: 'timers',
  about: 'Timers of systemd, and when each runs next',
  hides: 'jobs that a timer should have started',
  trust: 'system',
  when: ['scheduled_job'],
  facts: Facts,
  slow: true,
  commands: [['systemctl', 'list-timers', '--all', '--full', '--no-legend', '--no-pager']],
  recognises: [/^systemctl\b.*\slist-timers\b/],
  parse(lines) {
    const found = lines.flatMap(({ number, text }) => {
      const name = /\s([\w@:.\\-]+\.timer)(?:\s|$)/.exec(text)?.[1];
      return name === undefined ? [] : [{ name, scheduled: !/^(?:-|n\/a)\s/.test(text.trim()), line: number }];
    });
    if (found.length === 0 && lines.some(({ text }) => !/timers listed|^NEXT|^Pass --all|^$/.test(text)))
      throw new Error('no timer in it');
    return { timers: found };
  },
  keep: (facts) => facts.timers.filter(({ scheduled }) => !scheduled).map(({ line }) => line),
});
