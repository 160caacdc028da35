import type { Evidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Rule } from './finding.ts';
import { rules } from './index.ts';

/** Everything that can be proved without a model: causes before symptoms, then the more severe. Never throws on odd facts. */
export function runFindings(evidence: readonly Evidence[]): readonly Finding[] {
  const hosts = new Set(evidence.map(({ host }) => host));
  return [...hosts]
    .flatMap((host) =>
      findOn(
        host,
        evidence.filter((item) => item.host === host),
      ),
    )
    .toSorted((a, b) => a.rank - b.rank || weigh(a) - weigh(b));
}

function findOn(host: Host, evidence: readonly Evidence[]): readonly Finding[] {
  const prove = (isAsked: (rule: Rule) => boolean): readonly Finding[] =>
    rules.flatMap((rule, index) =>
      (isAsked(rule) ? rule.find(evidence) : [])
        .filter(({ citations }) => citations.length > 0)
        .map((proof) => ({ class: rule.class, host, rank: index + 1, ...proof })),
    );
  const proved = prove(({ onlyAlone }) => onlyAlone !== true);
  return proved.length > 0 ? proved : prove(({ onlyAlone }) => onlyAlone === true);
}

function weigh({ severity }: Finding): number {
  return severity === 'critical' ? 0 : 1;
}
