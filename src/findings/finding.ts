import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';

/** What a rule says; which host, which class and which rank it has is added by whoever runs the rule. */
export type Proof = Pick<Finding, 'severity' | 'statement' | 'citations' | 'steps'>;

/** Recognises one class of fault. Pure, sees the evidence of one host, and would rather say nothing than be wrong. */
export interface Rule {
  /** One of the fault classes that everything else uses too, or `service_failed` where none of them is shown. */
  readonly class: string;
  /** Names what is seen, not why: asked only on a host where no other rule proves anything. */
  readonly onlyAlone?: true;
  find(evidence: readonly Evidence[]): readonly Proof[];
}

export function defineFinding(rule: Rule): Rule {
  return rule;
}

/** The lines as they were kept, word for word; a line that was not kept can not be cited. */
export function cite({ id, lines }: Collected, ...numbers: readonly (number | undefined)[]): readonly Citation[] {
  return [...new Set(numbers)].flatMap((number) => {
    const line = lines.find((kept) => kept.number === number);
    return line === undefined ? [] : [{ evidence: id, line: line.number, quote: line.text }];
  });
}
