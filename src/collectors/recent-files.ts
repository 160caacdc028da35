import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Newest first where the times are told. */
  files: z.array(z.object({ path: z.string(), at: z.string().exactOptional(), line: z.int() })),
});

const MAX_FILES = 60;
/** What the system itself writes below /etc all the time. */
const USUAL =
  /^\/etc\/(?:mtab|adjtime|resolv\.conf|ld\.so\.cache|blkid\.tab|machine-id|cups\/(?:subscriptions|printers)|lvm\/(?:archive|backup|cache)\/|aliases\.db|\.?(?:pwd\.lock|updated)$)/;

/** find(1): `-printf` writes to standard output only; `-print` after it adds the path and ends the line. BusyBox knows no `-printf`. */
export const recentFiles = defineCollector({
  name: 'recent-files',
  about: 'Configuration files changed in the last seven days',
  hides: 'which configuration files changed lately',
  trust: 'system',
  when: ['service_down', 'package_update', 'boot_kernel', 'other'],
  root: 'files in directories that are not open to everyone',
  facts: Facts,
  slow: true,
  commands: [
    ['find', '/etc', '-xdev', '-type', 'f', '-mtime', '-7', '-printf', '%T+', '-print'],
    ['find', '/etc', '-xdev', '-type', 'f', '-mtime', '-7'],
  ],
  okExitCodes: [0, 1], // Some directories are closed to us.
  recognises: [/^find\s+\/etc\b.*\s-(?:mtime|mmin|newer\w*)\b/],
  parse(lines) {
    const files = lines.flatMap(({ number, text }) => {
      const [, day, clock, path] = /^(?:(\d{4}-\d\d-\d\d)[+ ](\d\d:\d\d:\d\d)(?:\.\d+)? ?)?(\/\S.*)$/.exec(text) ?? [];
      if (path === undefined || USUAL.test(path)) return [];
      return [{ path, ...(day !== undefined && { at: `${day} ${clock}` }), line: number }];
    });
    if (files.length === 0 && lines.length > 0 && !lines.some(({ text }) => /\//.test(text)))
      throw new Error('no path in it');
    return { files: files.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? '')).slice(0, MAX_FILES) };
  },
  keep: ({ files }) => files.map(({ line }) => line),
});
