import type { Cause, RuledOut } from '../domain/diagnosis.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import { CHECKS, type Check } from './checks.ts';

/** True when every host was looked at in each of the ways that count, to the end. */
export function coversAll(hosts: readonly Host[], evidence: readonly Evidence[]): boolean {
  return hosts.length > 0 && CHECKS.every((check) => covers(check, hosts, evidence));
}

/** What was looked at on every host, is fine on every one and shows up in no cause. */
export function findRuledOut(
  hosts: readonly Host[],
  evidence: readonly Evidence[],
  causes: readonly Cause[],
): readonly RuledOut[] {
  const cited = citedIn(causes);
  return CHECKS.flatMap((check) => {
    const seen = check.see(evidence);
    const ids = seen.map((one) => one.evidence.id);
    const suspected = causes.some((cause) => check.classes.includes(cause.class)) || ids.some((id) => cited.has(id));
    const fine = covers(check, hosts, evidence) && seen.every((one) => one.fine);
    return suspected || !fine ? [] : [{ what: check.what, evidence: ids }];
  });
}

/** What was looked at and is not as it should be, though no rule makes a cause of it. */
export function findDoubtful(evidence: readonly Evidence[]): readonly RuledOut[] {
  return CHECKS.flatMap(({ what, see }) => {
    const ids = see(evidence).flatMap((one) => (one.fine ? [] : [one.evidence.id]));
    return ids.length > 0 ? [{ what, evidence: ids }] : [];
  });
}

/** The pieces of evidence that causes quote: these rule nothing out. */
export function citedIn(causes: readonly Cause[]): ReadonlySet<string> {
  return new Set(causes.flatMap(({ citations }) => citations.map(({ evidence }) => evidence)));
}

function covers({ see }: Check, hosts: readonly Host[], evidence: readonly Evidence[]): boolean {
  const seen = new Set(see(evidence).map((one) => one.evidence.host));
  return hosts.every((host) => seen.has(host));
}
