import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** "Debian GNU/Linux 12 (bookworm)" */
  name: z.string(),
  /** "debian" */
  id: z.string(),
  version: z.string().exactOptional(),
  line: z.int(),
});

const FIELD = /^([A-Z_]+)=(["']?)(.*)\2$/;

/** os-release(5). */
export const os = defineCollector({
  name: 'os',
  about: 'Which Linux distribution this is',
  hides: 'the distribution and its version',
  trust: 'system',
  facts: Facts,
  commands: [
    ['cat', '/etc/os-release'],
    ['cat', '/usr/lib/os-release'],
  ],
  recognises: [/^cat\s+(?:\S+\s+)*\/etc\/(?:os|\w+)-release/],
  parse(lines) {
    const fields = lines.flatMap(({ number, text }) => {
      const [, key, , value] = FIELD.exec(text) ?? [];
      return key === undefined || value === undefined ? [] : [{ key, value, line: number }];
    });
    const find = (wanted: string) => fields.find(({ key }) => key === wanted);

    const named = find('PRETTY_NAME') ?? find('NAME');
    if (named === undefined) throw new Error('no NAME');
    const version = find('VERSION_ID');
    return {
      name: named.value,
      id: find('ID')?.value ?? 'linux',
      ...(version && { version: version.value }),
      line: named.line,
    };
  },
});
