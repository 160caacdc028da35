import { cron } from '../collectors/cron.ts';
import { factsOf } from '../collectors/collector.ts';
import { installedUnits } from '../collectors/installed-units.ts';
import { unit } from '../collectors/unit.ts';
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
  const runs = factsOf(evidence, unit).some(
    ({ facts }) => DAEMON.test(facts.unit) && facts.properties.ActiveState?.value === 'active',
  );
  return factsOf(evidence, unit).flatMap(({ evidence: source, facts: { unit: name, properties } }) => {
    const { ActiveState, LoadState, UnitFileState, Result } = properties;
    const isDaemon = DAEMON.test(name);
    if (!(isDaemon || name.endsWith('.timer')) || !STOPPED.includes(ActiveState?.value ?? '')) return [];
    // Its name differs between distributions: the other one may run.
    if (LoadState?.value === 'not-found' && (runs || !isDaemon)) return [];
    if (isDaemon && runs) return [];
    const state = LoadState?.value === 'masked' ? 'masked' : (UnitFileState?.value ?? '');
    const start = state === 'masked' || state === 'disabled' ? ` It is ${state}, so nothing starts it.` : '';
    const what = isDaemon ? 'no cron job runs' : 'its job is not started';
    return [
      {
        severity: 'critical',
        statement: `${plainName(name)} is ${ActiveState?.value ?? 'inactive'}: ${what}.${start}`,
        citations: cite(source, ActiveState?.line, LoadState?.line, UnitFileState?.line, Result?.line),
        steps: stepsFor(name),
      },
    ];
  });
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
