import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { citeFailure, type FailedService, findFailedServices } from './failed-service.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { describeEnd } from './unit-end.ts';
import { plainName } from './words.ts';

/** Failed, and nothing above says why: the reason systemd gives is told, and no cause is claimed. */
export const serviceFailed = defineFinding({
  class: 'service_failed',
  find(evidence) {
    const services = findFailedServices(evidence);
    const looked = new Set(services.map(({ unit }) => unit));
    return [...services.filter(({ reason }) => reason === 'other').map(describe), ...describeOthers(evidence, looked)];
  },
});

function describe(service: FailedService): Proof {
  const { unit, properties, telling } = service;
  const restarts = Number(properties.NRestarts?.value ?? 0);
  const often = restarts > 0 ? ` (${restarts} restarts)` : '';
  const loop = properties.ActiveState?.value === 'failed' ? 'has failed' : `fails again and again${often}`;
  const full = telling?.kind === 'no_space' ? ' Its log says that no space was left.' : '';
  return {
    severity: 'critical',
    statement: `${plainName(unit)} ${loop}: ${describeEnd(properties)}.${full}`,
    citations: citeFailure(service),
    steps: [
      { text: `Read what ${plainName(unit)} logged just before it ended.`, risk: 'read-only' },
      { text: `Once the reason is removed, start ${plainName(unit)} again.`, risk: 'reversible' },
    ],
  };
}

/** Units on the list of failed ones that were not looked at one by one; mounts have a class of their own. */
function describeOthers(evidence: readonly Evidence[], looked: ReadonlySet<string>): readonly Proof[] {
  return factsOf(evidence, failedUnits).flatMap(({ evidence: source, facts }) =>
    facts.units
      .filter(({ name }) => !looked.has(name) && !/\.(?:mount|swap)$/.test(name))
      .map(({ name, line }) => ({
        severity: 'warning',
        statement: `systemd counts ${plainName(name)} as failed.`,
        citations: cite(source, line),
        steps: [READ],
      })),
  );
}

const READ: Step = { text: 'Read the status and the log of that unit.', risk: 'read-only' };
