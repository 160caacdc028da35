import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findStamp } from './stamp.ts';
import type { Moment } from './moment.ts';

export const Change = z.object({
  /** As the package system writes it, in the host's own time; empty where it is not told. */
  at: z.string(),
  /** The same, ISO 8601 in UTC, where the zone is known. */
  time: z.iso.datetime().exactOptional(),
  action: z.enum(['install', 'upgrade', 'remove', 'purge']),
  package: z.string(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  line: z.int(),
});
export type Change = z.infer<typeof Change>;
type Action = Change['action'];

/** A change without its times in UTC. */
type Told = Omit<Change, 'time'>;

const DPKG = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (install|upgrade|remove|purge) (\S+) (\S+) (\S+)$/;
const RPM_LAST = /^(\S+)-([^-\s]+-[^-\s]+)\s{2,}(\w{3} .*\d{4}.*)$/;
/** dnf.rpm.log and yum.log; "Upgraded" names what was there before, and is left out. */
const RPM_LOG =
  /^(\d{4}-\d\d-\d\dT\S+|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (?:[A-Z]+ )?(Upgrade|Updated|Install|Installed|Erase|Erased): (?:\d+:)?(\S+)-([^-\s]+-[^-\s]+)$/;
const ZYPP = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\|(install|remove) ?\|([^|]+)\|([^|]*)\|/;
const PACMAN = /^\[(\S+)\] \[ALPM\] (installed|upgraded|removed) (\S+) \(([^)]*)\)/;
const UNATTENDED = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ INFO Packages that will be upgraded: (.+)$/;
const APK = /^\(\d+\/\d+\) (Upgrading|Installing|Purging) (\S+) \(([^)]*)\)/;
const ACTIONS: Readonly<Record<string, Action>> = {
  Upgrade: 'upgrade',
  Updated: 'upgrade',
  Upgrading: 'upgrade',
  upgraded: 'upgrade',
  Erase: 'remove',
  Erased: 'remove',
  remove: 'remove',
  removed: 'remove',
  Remove: 'remove',
  Purging: 'remove',
  Purge: 'purge',
};

/** One line of a log that has one change in each; several names may stand in it. */
export function readChange(line: Line): readonly Told[] {
  for (const read of READERS) {
    const changes = read(line);
    if (changes.length > 0) return changes;
  }
  return [];
}

const READERS: readonly ((line: Line) => readonly Told[])[] = [
  readDpkg,
  ({ number, text }) => {
    const [, name, to, at] = RPM_LAST.exec(text) ?? [];
    return at && name && to ? [{ at: at.trim(), action: 'install', package: name, to, line: number }] : [];
  },
  ({ number, text }) => {
    const [, at, action = '', name, to] = RPM_LOG.exec(text) ?? [];
    return at && name && to ? [{ at, action: actionOf(action), package: name, to, line: number }] : [];
  },
  ({ number, text }) => {
    const [, at, action = '', name, to] = ZYPP.exec(text) ?? [];
    return at && name ? [{ at, action: actionOf(action), package: name, ...(to && { to }), line: number }] : [];
  },
  ({ number, text }) => {
    const [, at, action = '', name, versions = ''] = PACMAN.exec(text) ?? [];
    return at && name ? [{ at, action: actionOf(action), package: name, ...parse(versions), line: number }] : [];
  },
  ({ number, text }) => {
    const [, at, names] = UNATTENDED.exec(text) ?? [];
    if (at === undefined || names === undefined) return [];
    return names.split(' ').map((name) => ({ at, action: 'upgrade', package: name, line: number }) as const);
  },
  ({ number, text }) => {
    const [, action = '', name, versions = ''] = APK.exec(text) ?? [];
    return name ? [{ at: '', action: actionOf(action), package: name, ...parse(versions), line: number }] : [];
  },
];

/** `upgrade <package> <installed> <available>`; a version that is not there is written `<none>`. */
function readDpkg({ number, text }: Line): readonly Told[] {
  const [, at, action, name, from, to] = DPKG.exec(text) ?? [];
  const known = Change.shape.action.safeParse(action).data;
  if (!at || !known || !name) return [];
  const versions = { ...(from && from !== '<none>' && { from }), ...(to && to !== '<none>' && { to }) };
  return [{ at, action: known, package: name, ...versions, line: number }];
}

const APT_START = /^Start-Date: (\d{4}-\d\d-\d\d) +(\d\d:\d\d:\d\d)/;
const APT_ACTION = /^(Install|Upgrade|Remove|Purge): (.+)$/;
const DNF_BEGIN = /^Begin time\s*: \w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})/;
const DNF_ACTION = /^\s+(Upgrade|Install|Removed|Erase)\s+(\S+)-([^-\s]+-[^-\s]+)(?:\s+@\S+)?\s*$/;

/** apt's history.log and `dnf history info`: a time, and the changes below it. */
export function readBlocks(lines: readonly Line[]): readonly Told[] {
  let at = '';
  return lines.flatMap((line): readonly Told[] => {
    at = beginOf(line.text) ?? at;
    return readAction(line, at);
  });
}

function beginOf(text: string): string | undefined {
  const [, date, time] = APT_START.exec(text) ?? [];
  if (date !== undefined) return `${date} ${time}`;
  const [, month, day = '', clock, year] = DNF_BEGIN.exec(text) ?? [];
  return month === undefined ? undefined : `${month} ${day.padStart(2, ' ')} ${year} ${clock}`;
}

function readAction({ number, text }: Line, at: string): readonly Told[] {
  const [, word, rest = ''] = APT_ACTION.exec(text) ?? [];
  if (word !== undefined) return readAptNames(rest, { at, action: actionOf(word), line: number });
  const [, action = '', name, to] = DNF_ACTION.exec(text) ?? [];
  return name && to ? [{ at, action: actionOf(action), package: name, to, line: number }] : [];
}

function readAptNames(text: string, told: Pick<Told, 'at' | 'action' | 'line'>): readonly Told[] {
  return [...text.matchAll(/([\w.+:-]+) \(([^)]*)\)/g)].map(([, name = '', versions = '']) => ({
    ...told,
    package: name,
    ...parse(versions.replace(/, automatic$/, '')),
  }));
}

/** "1.0-1, 1.1-1" or "1.0-r1 -> 1.1-r0" or one version. */
function parse(versions: string): Pick<Change, 'from' | 'to'> {
  const [one, other] = versions.split(/, | -> /);
  if (other !== undefined && one !== undefined) return { from: one, to: other };
  return one === undefined || one === '' ? {} : { to: one };
}

function actionOf(word: string): Action {
  return ACTIONS[word] ?? 'install';
}

/** `Wed 12 Aug 2026 03:11:58 AM UTC` and `Tue Nov 12 09:11:02 2026` of rpm, and what log lines begin with. */
export function withTime(change: Told, moment: Moment | undefined): Change {
  const { at } = change;
  const stamp = findStamp(`${at} `, moment)?.at;
  if (stamp !== undefined && (moment !== undefined || /Z$|[+-]\d{4}$/.test(at))) return { ...change, time: stamp };
  const ms =
    moment === undefined
      ? Number.NaN
      : Date.parse(`${at.replace(/^\w{3} (?=\d|\w{3} )/, '').replace(/ (?:[A-Z]{3,4})$/, '')} UTC`);
  if (moment === undefined || Number.isNaN(ms)) return change;
  return { ...change, time: new Date(ms - moment.offsetMinutes * 60_000).toISOString() };
}
