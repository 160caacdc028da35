import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** ISO 8601 in UTC. */
  now: z.iso.datetime(),
  line: z.int(),
});

export const clock = defineCollector({
  name: 'clock',
  about: 'The time by the host’s own clock',
  hides: 'how old log lines are by the clock that wrote them',
  trust: 'system',
  facts: Facts,
  commands: [['date', '-u', '+%Y-%m-%dT%H:%M:%SZ']],
  parse: ([first]) => Facts.parse({ now: first?.text, line: first?.number }),
});
