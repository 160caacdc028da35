import { factsOf } from '../collectors/collector.ts';
import type { Denial } from '../collectors/denial.ts';
import { securityModules } from '../collectors/security-modules.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findHarmfulDenials } from './denied-program.ts';
import { cite, defineFinding } from './finding.ts';
import { citeLines, heldLines } from './lines.ts';
import { plainName } from './words.ts';

/** Only where SELinux is not known to be permissive, and with harm. */
export const selinuxDenial = defineFinding({
  class: 'selinux_denial',
  find(evidence) {
    const modes = factsOf(evidence, securityModules).flatMap(({ facts }) => facts.selinux?.mode ?? []);
    if (modes.some((mode) => mode !== 'enforcing')) return [];
    return findHarmfulDenials(evidence, 'selinux')
      .slice(0, 1)
      .map(({ denial, citations }) => ({
        severity: 'critical',
        statement: describe(denial),
        citations: [...citations.slice(0, 4), ...citeReasons(denial, evidence)],
        steps: STEPS,
      }));
  },
});

function describe({ comm, domain, operation, target, targetType }: Denial): string {
  const what = target === '' ? '' : ` on ${plainName(target)}`;
  const label = targetType === undefined ? '' : ` (${plainName(targetType)})`;
  return `SELinux does not allow ${plainName(comm.replace(/[()]/g, ''))} (${plainName(domain)}) ${plainName(operation)}${what}${label}.`;
}

/** A boolean of the domain that is off, and the label as `ls -Z` shows it. */
function citeReasons({ domain, targetType }: Denial, evidence: readonly Evidence[]): readonly Citation[] {
  const stem = domain.replace(/_t$/, '_');
  const booleans = factsOf(evidence, securityModules).flatMap(({ evidence: piece, facts }) =>
    cite(piece, ...facts.booleansOff.filter(({ name }) => name.startsWith(stem)).map(({ line }) => line)),
  );
  const labels = heldLines(evidence, /^[-dls][rwxsStT-]{9}.* \w+:object_r:/).filter(
    ({ text }) => targetType !== undefined && text.includes(`:${targetType}:`),
  );
  return [...booleans, ...citeLines(labels, 1)];
}

const STEPS: readonly Step[] = [
  {
    text: 'See what the policy expects: `matchpathcon` for the path, `semanage port -l` for the port, `getsebool -a` for the domain.',
    risk: 'read-only',
  },
  { text: 'Restore or set the label, or switch on the boolean that is meant for this use.', risk: 'reversible' },
];
