import { factsOf } from '../collectors/collector.ts';
import { packages } from '../collectors/packages.ts';
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
const CHANGE_CHARS = 200;
const LATELY_MS = 14 * 24 * 60 * 60 * 1000;

/** What the package system changed in the last two weeks, newest first: "2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)".
 * Facts of a shape not known here are no changes. */
export function listChanges(evidence: readonly Evidence[], now: Date): readonly string[] {
  const severalHosts = new Set(evidence.map(({ host }) => host)).size > 1;
  const changes = factsOf(evidence, packages).flatMap(({ evidence: piece, facts }) => {
    const by = piece.command.startsWith('rpm') ? 'rpm' : 'dpkg';
    const where = severalHosts ? ` on ${piece.host}` : '';
    return facts.changes
      .filter(({ at }) => isLately(at, now))
      .slice(0, MAX_CHANGES)
      .map((change) => `${describe(change)} (${by})${where}`);
  });
  return changes.map((change) => cleanText(change, CHANGE_CHARS));
}

/** The host's own time has no zone, so a day more or less is no matter here; one that can not be read is taken for recent. */
function isLately(at: string, now: Date): boolean {
  const time = Date.parse(at);
  return Number.isNaN(time) || now.getTime() - time < LATELY_MS;
}

function describe({ at, action, package: name, from, to }: Change): string {
  const when = at.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d):\d\d$/, '$1');
  if (action === 'upgrade' && from !== undefined && to !== undefined) return `${when} ${name} ${from} -> ${to}`;
  const words = [when, action, name, action === 'install' ? to : from];
  return words.filter((word) => word !== undefined).join(' ');
}
