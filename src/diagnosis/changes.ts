import { boots } from '../collectors/boots.ts';
import { factsOf } from '../collectors/collector.ts';
import { packages } from '../collectors/packages.ts';
import { recentFiles } from '../collectors/recent-files.ts';
import { sudoLog } from '../collectors/sudo-log.ts';
import type { Evidence } from '../domain/evidence.ts';
import { cleanText } from './filter.ts';

interface Change {
  readonly at: string;
  readonly action: string;
  readonly package: string;
  readonly from?: string;
  readonly to?: string;
}

const MAX_CHANGES = 5;
const MAX_FILES = 4;
const MAX_BOOTS = 2;
const MAX_SUDO = 4;
const CHANGE_CHARS = 200;
const LATELY_MS = 14 * 24 * 60 * 60 * 1000;

/** One line of the timeline; `at` as it is shown, "2026-11-20 01:58", so that it sorts by itself. */
interface Entry {
  readonly at: string;
  readonly text: string;
}

/**
 * What changed on the host in the last two weeks, newest first: packages, configuration files, restarts of the host, commands that
 * people ran with sudo. "2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)". Facts of a shape not known here are no changes.
 */
export function listChanges(evidence: readonly Evidence[], now: Date): readonly string[] {
  const severalHosts = new Set(evidence.map(({ host }) => host)).size > 1;
  const entries = evidence.flatMap((piece) => {
    const where = severalHosts ? ` on ${piece.host}` : '';
    return timeline([piece], now).map(({ at, text }) => ({ at, text: `${text}${where}` }));
  });
  // A time of another form stays where its own tool put it, after those that can be compared.
  return entries
    .toSorted((a, b) => sortKey(b).localeCompare(sortKey(a)))
    .map(({ text }) => cleanText(text, CHANGE_CHARS));
}

function sortKey({ at }: Entry): string {
  return /^\d{4}-/.test(at) ? at : '';
}

function timeline(evidence: readonly Evidence[], now: Date): readonly Entry[] {
  return [listPackages, listFiles, listBoots, listSudo].flatMap((list) =>
    list(evidence, now).map(({ at, text }) => ({ at, text })),
  );
}

function listPackages(evidence: readonly Evidence[], now: Date): readonly Entry[] {
  return factsOf(evidence, packages).flatMap(({ evidence: { command }, facts }) => {
    const by = /\b(rpm|dnf|yum|zypp|apk|pacman|apt)\b/.exec(command)?.[1] ?? 'dpkg';
    const recent = facts.changes.filter(({ at }) => isLately(at, now)).slice(0, MAX_CHANGES);
    return recent.map((change) => ({ at: toMinute(change.at), text: `${describe(change)} (${by})` }));
  });
}

function listFiles(evidence: readonly Evidence[], now: Date): readonly Entry[] {
  return factsOf(evidence, recentFiles).flatMap(({ facts }) =>
    facts.files
      .flatMap(({ path, at }) => (at !== undefined && isLately(at, now) ? [{ path, at: toMinute(at) }] : []))
      .slice(0, MAX_FILES)
      .map(({ path, at }) => ({ at, text: `${at} ${path} changed` })),
  );
}

function listBoots(evidence: readonly Evidence[], now: Date): readonly Entry[] {
  return factsOf(evidence, boots).flatMap(({ facts }) =>
    facts.boots
      .filter(({ at }) => isLately(at, now))
      .slice(0, MAX_BOOTS)
      .map(({ at }) => ({ at: toMinute(at), text: `${toMinute(at)} the host was started` })),
  );
}

function listSudo(evidence: readonly Evidence[], now: Date): readonly Entry[] {
  return factsOf(evidence, sudoLog).flatMap(({ facts }) =>
    facts.commands
      .flatMap(({ user, command, at }) =>
        at !== undefined && isLately(at, now)
          ? [{ user, command, at: toMinute(at.slice(0, 19).replace('T', ' ')) }]
          : [],
      )
      .slice(-MAX_SUDO)
      .map(({ user, command, at }) => ({ at, text: `${at} ${user} ran ${command} (sudo)` })),
  );
}

function toMinute(at: string): string {
  return at.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d):\d\d$/, '$1');
}

/** The host's own time has no zone, so a day more or less is no matter here; one that can not be read is taken for recent. */
function isLately(at: string, now: Date): boolean {
  const time = Date.parse(at);
  return Number.isNaN(time) || now.getTime() - time < LATELY_MS;
}

function describe({ at, action, package: name, from, to }: Change): string {
  const when = toMinute(at);
  if (action === 'upgrade' && from !== undefined && to !== undefined) return `${when} ${name} ${from} -> ${to}`.trim();
  const words = [when, action, name, action === 'remove' || action === 'purge' ? from : to];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
