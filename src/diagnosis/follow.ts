import { fileCollectors, unitCollectors, windowCollectors } from '../collectors/index.ts';
import { findWindow } from '../collectors/journal-window.ts';
import { type Look, lookAtHost, lookAtPath, lookAtUnit } from '../collectors/look.ts';
import type { Values } from '../collectors/parameter.ts';
import { findUnitName } from '../collectors/unit-name.ts';
import { type About, NOT_WANTED, placeOf } from '../collectors/when.ts';
import { type Lead, LEADS } from './leads.ts';
import type { Seen } from './seen.ts';

/** What one lead may point at in one round. */
const MAX_UNITS = 3;
const MAX_PATHS = 4;
/** Lines of a unit's log round the time of the ticket. */
const WINDOW_LINES = 200;

/** Two looks that run the same are one. */
export function keyOf({ collector, argvs }: Look): string {
  return JSON.stringify([collector, argvs[0]]);
}

/**
 * What the leads point at and nobody has looked at yet, in the order of the table, each once. What is no unit's name and no path
 * of a grammar is left out here. `now` must be the same for all rounds of a host.
 */
export function followLeads(
  seen: Seen,
  taken: ReadonlySet<string>,
  now: Date,
  leads: readonly Lead[] = LEADS,
): readonly Look[] {
  const looks = new Map<string, Look>();
  for (const lead of leads) {
    for (const look of newLooks(lead, seen, now, (one) => !taken.has(keyOf(one)) && !looks.has(keyOf(one)))) {
      looks.set(keyOf(look), look);
    }
  }
  return [...looks.values()];
}

function newLooks(lead: Lead, seen: Seen, now: Date, isNew: (look: Look) => boolean): readonly Look[] {
  const first = (groups: readonly (readonly Look[])[], most: number): readonly Look[] =>
    groups
      .map((group) => group.filter(isNew))
      .filter((group) => group.length > 0)
      .slice(0, most)
      .flat();
  if ('take' in lead) return lead.when(seen) ? lead.take.map((collector) => lookAtHost(collector)).filter(isNew) : [];
  if ('units' in lead) {
    const window = findWindow(seen.ticket, now, WINDOW_LINES);
    return first(
      unique(lead.units(seen)).map((unit) => unitLooks(unit, seen, window)),
      MAX_UNITS,
    );
  }
  if ('files' in lead) return first(unique(lead.files(seen)).map(fileLooks), MAX_PATHS);
  const { with: collector, these } = lead;
  const paths = unique(these(seen)).filter((path) => collector.parameter.accepts(path));
  return first(
    paths.map((path) => [lookAtPath(collector, path)]),
    MAX_PATHS,
  );
}

function unitLooks(name: string, { types, ticket }: Seen, window: Values | undefined): readonly Look[] {
  const unit = findUnitName(name);
  if (unit === undefined) return [];
  const about: About = { types, text: `${ticket.title}\n${ticket.text}` };
  return [
    ...unitCollectors
      .filter(({ when }) => placeOf(when, about) !== NOT_WANTED)
      .map((collector) => lookAtUnit(collector, unit)),
    ...(window === undefined ? [] : windowCollectors.map((collector) => lookAtUnit(collector, unit, window))),
  ];
}

function fileLooks(path: string): readonly Look[] {
  const collector = fileCollectors.find(({ parameter }) => parameter.accepts(path));
  return collector === undefined ? [] : [lookAtPath(collector, path)];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
