import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { Change, readBlocks, readChange, withTime } from './package-change.ts';

/** Newest first. */
const Facts = z.object({ changes: z.array(Change) });

const MAX_CHANGES = 60;
const NEWEST_FIRST = /^rpm\s+-qa/;
/** Lines of these logs that tell of no change: dpkg's and zypper's, pacman's, dnf's. */
const KNOWN: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: (?:status|startup|configure|trigproc|conffile) |\|)/,
  /^\[\S+\] \[/,
  /^\d{4}-\d\d-\d\dT\S+ (?:INFO|SUBDEBUG|WARNING) /,
];

/**
 * The logs of dpkg, zypper, dnf, yum, apk and pacman; and apt's and dnf's histories and rpm(8) as people bring them. Not rpm(8)
 * itself: it makes a database where it finds none, and as root it writes into the index of the one there is.
 */
export const packages = defineCollector({
  name: 'packages',
  about: 'Packages installed, upgraded or removed lately',
  hides: 'whether an upgrade came before the fault',
  trust: 'system',
  facts: Facts,
  slow: true,
  commands: [
    ['tail', '-n', '400', '/var/log/dpkg.log'],
    ['tail', '-n', '200', '/var/log/zypp/history'],
    ['tail', '-n', '400', '/var/log/dnf.rpm.log'],
    ['tail', '-n', '200', '/var/log/yum.log'],
    ['tail', '-n', '200', '/var/log/apk.log'],
    ['tail', '-n', '200', '/var/log/pacman.log'],
  ],
  recognises: [
    /\/var\/log\/(?:dpkg|apt\/|dnf|yum|zypp|apk|pacman|unattended-upgrades)/,
    /^rpm\s+-qa/,
    /^(?:dnf|yum|zypper)\s+(?:-\S+\s+)*history\b/,
    /^apk\s/,
  ],
  parse(lines, { moment, command }) {
    const told = [...lines.flatMap(readChange), ...readBlocks(lines)];
    if (told.length === 0 && lines.length > 0 && !lines.some(isKnown))
      throw new Error('no package system is known to it');
    const isNewestFirst = command === undefined ? isRpm(lines) : NEWEST_FIRST.test(command) || isRpm(lines);
    const changes = (isNewestFirst ? told : told.toReversed()).map((change) => withTime(change, moment));
    return { changes: changes.slice(0, MAX_CHANGES) };
  },
  keep: ({ changes }) => changes.map(({ line }) => line),
});

/** `rpm -qa --last` has its times at the end, and the newest first. */
function isRpm(lines: readonly Line[]): boolean {
  return /\s{2,}\w{3} .*\d{4}/.test(lines[0]?.text ?? '');
}

function isKnown({ text }: Line): boolean {
  return KNOWN.some((pattern) => pattern.test(text));
}
