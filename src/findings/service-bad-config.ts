import { stemOf } from '../collectors/unit-name.ts';
import type { Step } from '../domain/finding.ts';
import { findFailedChecks } from './config-check.ts';
import { citeFailure, findFailedServices } from './failed-service.ts';
import { cite, defineFinding } from './finding.ts';
import { isSameProgram } from './unit-signs.ts';
import { plainName } from './words.ts';

/** Only when the service itself, or systemd, says that its configuration is at fault. */
export const serviceBadConfig = defineFinding({
  class: 'service_bad_config',
  find(evidence) {
    const services = findFailedServices(evidence).filter(({ reason }) => reason === 'bad_config');
    const checks = findFailedChecks(evidence).filter(
      ({ reason, program }) =>
        reason === 'bad_config' && !services.some(({ unit }) => isSameProgram(program, stemOf(unit))),
    );
    return [
      ...services.map((service) => ({
        severity: 'critical' as const,
        statement: `${plainName(service.unit)} can not start because its configuration is not accepted${placeIn(service.telling?.text)}.`,
        citations: [...citeFailure(service), ...cite(service.evidence, service.properties.LoadError?.line)],
        steps: STEPS,
      })),
      ...checks.map(({ program, text, citations }) => ({
        severity: 'critical' as const,
        statement: `${plainName(program)} does not accept its configuration${placeIn(text)}.`,
        citations,
        steps: STEPS,
      })),
    ];
  },
});

function placeIn(text = ''): string {
  // Not the end of a date, "2026/11/28".
  const place = /(?<!\w)\/[\w./@+-]+:\d+|line \d+ (?:of|in) \/[\w./@+-]+|(?<!\w)\/[\w./@+-]+/.exec(text)?.[0];
  return place ? ` (${place})` : '';
}

const STEPS: readonly Step[] = [
  { text: 'Look at the place the message names, and at what changed there lately.', risk: 'read-only' },
  { text: 'Correct it or go back to the last good version, then start the service.', risk: 'reversible' },
];
