import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({ kernel: z.string(), release: z.string(), architecture: z.string(), line: z.int() });

export const machine = defineCollector({
  name: 'machine',
  about: 'Kernel version and processor architecture',
  hides: 'the kernel version',
  trust: 'system',
  facts: Facts,
  commands: [['uname', '-srm']],
  parse([first]) {
    const [, kernel, release, architecture] = /^(\S+) (\S+) (\S+)$/.exec(first?.text ?? '') ?? [];
    if (!first || !kernel || !release || !architecture) throw new Error('not three words');
    return { kernel, release, architecture, line: first.number };
  },
});
