import type { Cause } from '../domain/diagnosis.ts';
import type { Finding } from '../domain/finding.ts';
import { partnersOf } from './causes.ts';
import type { EvidenceLines } from './evidence-lines.ts';
import type { Proved } from './proof.ts';

/** Where what the model concludes is not what rules proved, in our words: its own may be those of an outsider. Undefined where both agree
 * or one of them says nothing. */
export function describeDisagreement(
  causes: readonly Cause[],
  findings: readonly Finding[],
  proved: Proved,
  lines: EvidenceLines,
): string | undefined {
  const [best] = causes;
  if (best?.by !== 'rule' || best.confidence === 'low') return undefined;
  if (proved.healthy) return 'The model calls it healthy; what rules proved goes before that.';

  const [first] = proved.causes;
  const agreed = first === undefined || partnersOf(findings, [first], lines).get(first) !== undefined;
  if (agreed) return undefined;
  const number = causes.findIndex((cause) => cause === first) + 1;
  const which = number > 0 ? `, here number ${number}` : '';
  return `The model holds another cause for the first one${which}; what rules proved goes before it.`;
}
