import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({ upSeconds: z.number(), line: z.int() });

/** proc_uptime(5): seconds since boot, then idle seconds of all processors together. */
export const uptime = defineCollector({
  name: 'uptime',
  about: 'How long the host has been up',
  hides: 'whether the host restarted lately',
  trust: 'system',
  facts: Facts,
  commands: [['cat', '/proc/uptime']],
  parse([first]) {
    const upSeconds = /^(\d+\.\d+) \d+\.\d+$/.exec(first?.text ?? '')?.[1];
    if (!first || upSeconds === undefined) throw new Error('not two numbers');
    return { upSeconds: Number(upSeconds), line: first.number };
  },
});
