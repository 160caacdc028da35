import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Change = z.object({
  /** As the package system writes it, in the host's own time. */
  at: z.string(),
  action: z.enum(['install', 'upgrade', 'remove', 'purge']),
  package: z.string(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  line: z.int(),
});
/** Newest first. */
const Facts = z.object({ changes: z.array(Change) });
type Change = z.infer<typeof Change>;

const MAX_CHANGES = 30;
const DPKG = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (install|upgrade|remove|purge) (\S+) (\S+) (\S+)$/;
const RPM = /^(\S+)-([^-\s]+-[^-\s]+)\s{2,}(\w{3} .*\d{4}.*)$/;

export const packages = defineCollector({
  name: 'packages',
  about: 'Packages installed, upgraded or removed lately',
  hides: 'whether an upgrade came before the fault',
  trust: 'system',
  facts: Facts,
  slow: true,
  commands: [
    ['tail', '-n', '400', '/var/log/dpkg.log'],
    ['rpm', '-qa', '--last'],
  ],
  recognises: [/\/var\/log\/dpkg\.log/, /^rpm\s+-qa\s+--last/],
  parse(lines) {
    const byRpm = lines.flatMap(readRpm);
    const changes = byRpm.length > 0 ? byRpm : lines.flatMap(readDpkg).toReversed();
    if (changes.length === 0 && lines.length > 0 && !lines.some(isDpkgLine)) throw new Error('neither dpkg nor rpm');
    return { changes: changes.slice(0, MAX_CHANGES) };
  },
  keep: ({ changes }) => changes.map(({ line }) => line),
});

function isDpkgLine({ text }: Line): boolean {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:status|startup|configure|trigproc|conffile) /.test(text);
}

/** `upgrade <package> <installed> <available>`; a version that is not there is written `<none>`. */
function readDpkg({ number, text }: Line): readonly Change[] {
  const [, at, action, name, from, to] = DPKG.exec(text) ?? [];
  const known = Change.shape.action.safeParse(action).data;
  if (!at || !known || !name) return [];
  const versions = { ...(from && from !== '<none>' && { from }), ...(to && to !== '<none>' && { to }) };
  return [{ at, action: known, package: name, ...versions, line: number }];
}

/** `openssl-libs-1:3.2.2-6.el9.x86_64    Tue 12 Nov 2024 09:11:02 AM UTC`, newest first; what was there before is not told. */
function readRpm({ number, text }: Line): readonly Change[] {
  const [, name, to, at] = RPM.exec(text) ?? [];
  return at && name && to ? [{ at: at.trim(), action: 'install', package: name, to, line: number }] : [];
}
