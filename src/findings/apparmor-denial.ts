import type { Step } from '../domain/finding.ts';
import { findHarmfulDenials } from './denied-program.ts';
import { defineFinding } from './finding.ts';
import { plainName } from './words.ts';

/** Only with harm: profiles of healthy hosts are refused this and that all day. */
export const apparmorDenial = defineFinding({
  class: 'apparmor_denial',
  find: (evidence) =>
    findHarmfulDenials(evidence, 'apparmor')
      .slice(0, 1)
      .map(({ denial, citations }) => ({
        severity: 'critical',
        statement: `AppArmor's profile ${plainName(denial.domain)} does not allow ${plainName(denial.comm)} to ${plainName(denial.operation)}${denial.target && ` ${plainName(denial.target)}`}.`,
        citations,
        steps: STEPS,
      })),
});

const STEPS: readonly Step[] = [
  { text: 'Compare the path with what the profile in /etc/apparmor.d allows.', risk: 'read-only' },
  {
    text: "Allow the path in the profile's file under /etc/apparmor.d/local and load the profile again.",
    risk: 'reversible',
  },
];
