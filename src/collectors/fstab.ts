import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Entry = z.object({
  source: z.string(),
  mount: z.string(),
  type: z.string(),
  options: z.array(z.string()),
  line: z.int(),
});
const Facts = z.object({ entries: z.array(Entry) });

/** fstab(5): what is to be mounted, and what a boot waits for. */
export const fstab = defineCollector({
  name: 'fstab',
  about: 'Filesystems that are to be mounted at boot',
  hides: 'filesystems that should be mounted',
  trust: 'system',
  when: ['mount_nfs', 'boot_kernel', 'disk_health'],
  redaction: 'config', // Options of network filesystems hold passwords.
  facts: Facts,
  commands: [['cat', '/etc/fstab']],
  recognises: [/^(?:cat|grep|egrep|tail|head|less|more)\b.*\/etc\/fstab\b/],
  parse(lines) {
    const entries = lines.flatMap(({ number, text }) => {
      const [source, mount, type, options] = text
        .replace(/^\/etc\/fstab:(?:\d+:)?|^\d+:/, '')
        .trim()
        .split(/\s+/);
      if (source === undefined || source.startsWith('#') || !mount || !type || !options) return [];
      return /^(?:\/|none|swap)/.test(mount)
        ? [{ source, mount, type, options: options.split(','), line: number }]
        : [];
    });
    if (entries.length === 0 && lines.some(({ text }) => /^[^#\s]/.test(text))) throw new Error('no entry in it');
    return { entries };
  },
  keep: ({ entries }) => entries.map(({ line }) => line),
});
