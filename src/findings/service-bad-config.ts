import type { Step } from '../domain/finding.ts';
import { citeFailure, findFailedServices } from './failed-service.ts';
import { cite, defineFinding } from './finding.ts';
import { plainName } from './words.ts';

/** Only when the service itself, or systemd, says that its configuration is at fault. */
export const serviceBadConfig = defineFinding({
  class: 'service_bad_config',
  find: (evidence) =>
    findFailedServices(evidence)
      .filter(({ reason }) => reason === 'bad_config')
      .map((service) => {
        const place = /(\/[\w./@+-]+:\d+)|line \d+ (?:of|in) (\/[\w./@+-]+)|(\/[\w./@+-]+)/.exec(
          service.telling?.text ?? '',
        )?.[0];
        return {
          severity: 'critical',
          statement: `${plainName(service.unit)} can not start because its configuration is not accepted${place ? ` (${place})` : ''}.`,
          citations: [...citeFailure(service), ...cite(service.evidence, service.properties.LoadError?.line)],
          steps: STEPS,
        };
      }),
});

const STEPS: readonly Step[] = [
  { text: 'Look at the place the message names, and at what changed there lately.', risk: 'read-only' },
  { text: 'Correct it or go back to the last good version, then start the service.', risk: 'reversible' },
];
