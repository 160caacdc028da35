import { cron } from '../collectors/cron.ts';
import { factsOf } from '../collectors/collector.ts';
import { installedUnits } from '../collectors/installed-units.ts';
import { type UnitFacts, unit } from '../collectors/unit.ts';
import { units } from '../collectors/units.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { refusedJobs } from './refused-jobs.ts';
import { plainName } from './words.ts';

const DAEMON = /^(?:cron|crond|cronie|dcron|fcron)\.service$/;
const STOPPED: readonly string[] = ['inactive', 'failed', 'deactivating'];

/** Jobs that should run by the clock do not: the daemon or the timer is down, or cron refuses the job. */
export const cronNotRunning = defineFinding({
  class: 'cron_not_running',
  find(evidence) {
    const stopped = [...stoppedUnits(evidence), ...stoppedDaemon(evidence)];
    const refused = refusedJobs(evidence);
    return stopped.length > 0 ? stopped.slice(0, 2) : refused;
  },
});

/** The daemon, or a timer that somebody looked at. */
function stoppedUnits(evidence: readonly Evidence[]): readonly Proof[] {
  const looked = factsOf(evidence, unit);
  const runs = looked.some(({ facts }) => DAEMON.test(facts.unit) && valueOf(facts, 'ActiveState') === 'active');
  return looked
    .filter(({ facts }) => isStopped(facts, runs))
    .map(({ evidence: source, facts }) => {
      const { ActiveState, LoadState, UnitFileState, Result } = facts.properties;
      const what = DAEMON.test(facts.unit) ? 'no cron job runs' : 'its job is not started';
      return {
        severity: 'critical',
        statement: `${plainName(facts.unit)} is ${valueOf(facts, 'ActiveState')}: ${what}.${describeStart(facts)}`,
        citations: cite(source, ...[ActiveState, LoadState, UnitFileState, Result].map((one) => one?.line)),
        steps: stepsFor(facts.unit),
      };
    });
}

/** The daemon's name differs between distributions, so a name that is not there says little. */
function isStopped(facts: UnitFacts, runs: boolean): boolean {
  if (!STOPPED.includes(valueOf(facts, 'ActiveState'))) return false;
  if (DAEMON.test(facts.unit)) return !runs;
  return facts.unit.endsWith('.timer') && valueOf(facts, 'LoadState') !== 'not-found';
}

function describeStart(facts: UnitFacts): string {
  const state = [valueOf(facts, 'LoadState'), valueOf(facts, 'UnitFileState')].find((one) =>
    /^(?:masked|disabled)$/.test(one),
  );
  return state === undefined ? '' : ` It is ${state}, so nothing starts it.`;
}

function valueOf({ properties }: UnitFacts, name: 'ActiveState' | 'LoadState' | 'UnitFileState'): string {
  return properties[name]?.value ?? '';
}

function stoppedDaemon(evidence: readonly Evidence[]): readonly Proof[] {
  const said = factsOf(evidence, cron).flatMap(({ evidence: source, facts }) =>
    facts.daemon?.running === false ? [cite(source, facts.daemon.line)] : [],
  );
  const [citations] = said.length > 0 ? said : stoppedInList(evidence);
  if (citations === undefined) return [];
  return [
    {
      severity: 'critical',
      statement: 'The cron daemon does not run: no cron job runs.',
      citations,
      steps: stepsFor('the cron daemon'),
    },
  ];
}

/** Meant to run, and does not; and no other one does. */
function stoppedInList(evidence: readonly Evidence[]): readonly (readonly Citation[])[] {
  const meant = factsOf(evidence, installedUnits).flatMap(({ facts }) =>
    facts.units.filter(({ state }) => state === 'enabled').map(({ name }) => name),
  );
  return factsOf(evidence, units).flatMap(({ evidence: source, facts }) => {
    const daemons = facts.units.filter(({ name }) => DAEMON.test(name));
    if (daemons.some(({ active }) => active === 'active')) return [];
    return daemons
      .filter(({ name, active }) => STOPPED.includes(active) && (active === 'failed' || meant.includes(name)))
      .map(({ line }) => cite(source, line));
  });
}

function stepsFor(name: string): readonly Step[] {
  return [
    {
      text: `Find out who stopped ${plainName(name)} and when: its log, package updates, the configuration management.`,
      risk: 'read-only',
    },
    {
      text: `Start ${plainName(name)} and enable it; see which jobs were missed and must be made up for.`,
      risk: 'reversible',
    },
  ];
}
