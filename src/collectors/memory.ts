import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findFree } from './free.ts';

const Amount = z.object({ kiB: z.number(), line: z.int() });
const Facts = z.object({
  total: Amount,
  /** Since Linux 3.14. What programs can still get: free memory alone says nothing, the cache is given back. */
  available: Amount.exactOptional(),
  swapTotal: Amount.exactOptional(),
  swapFree: Amount.exactOptional(),
});
export type MemoryFacts = z.infer<typeof Facts>;

/** proc_meminfo(5). */
export const memory = defineCollector({
  name: 'memory',
  about: 'Memory and swap, in total and still available',
  hides: 'memory shortage',
  trust: 'system',
  facts: Facts,
  commands: [['cat', '/proc/meminfo']],
  recognises: [/^free\b/, /^cat\b.*\s\/proc\/meminfo/],
  parse(lines, { command }) {
    const free = findFree(lines, command);
    if (free !== undefined) return free;

    const find = (key: string) => {
      const line = lines.find(({ text }) => text.startsWith(`${key}:`));
      const kiB = /:\s+(\d+) kB$/.exec(line?.text ?? '')?.[1];
      return line && kiB !== undefined ? { kiB: Number(kiB), line: line.number } : undefined;
    };
    const total = find('MemTotal');
    if (total === undefined) throw new Error('no MemTotal');
    const available = find('MemAvailable');
    const swapTotal = find('SwapTotal');
    const swapFree = find('SwapFree');
    return { total, ...(available && { available }), ...(swapTotal && { swapTotal }), ...(swapFree && { swapFree }) };
  },
  keep: ({ total, available, swapTotal, swapFree }) =>
    [total, available, swapTotal, swapFree].flatMap((amount) => amount?.line ?? []),
});
