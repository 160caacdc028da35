import { factsOf } from '../collectors/collector.ts';
import { dependencies } from '../collectors/dependencies.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { unit } from '../collectors/unit.ts';
import { units } from '../collectors/units.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findUnreached } from './unreached.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

/** A service is well itself, and what it needs is not: another unit, or something it connects to. */
export const dependencyDown = defineFinding({
  class: 'dependency_down',
  find(evidence) {
    const byUnit = findHeldBack(evidence);
    return byUnit.length > 0
      ? byUnit
      : findUnreached(evidence).map(({ what, isSure, citations }) => describe(what, isSure, citations));
  },
});

function describe(what: string, isSure: boolean, citations: readonly Citation[]): Proof {
  return { severity: isSure ? 'critical' : 'warning', statement: `${what}.`, citations, steps: STEPS };
}

/** Mounts and targets have a class of their own. */
const NO_SERVICE =
  /Dependency failed for (?:\/|Local File|Remote File|File System Check|.*(?:Mount|Swap)\b)|\.(?:mount|target|swap|device)\b|Cryptography Setup/;

/** systemd did not even try to start it. */
function findHeldBack(evidence: readonly Evidence[]): readonly Proof[] {
  const seen = signsOf(evidence, 'dependency_failed').seen.filter(
    (one) => isRecent(one) && !NO_SERVICE.test(one.sign.text),
  );
  const last = seen.at(-1);
  if (last === undefined || isStartedSince(evidence, last)) return [];
  const named = seen
    .map(({ sign }) => /^([\w@:.\\-]+\.service): Job/.exec(sign.text)?.[1])
    .find((name) => name !== undefined);
  const culprits = findCulprits(evidence, named);
  const [culprit] = culprits;
  const who = named ?? /Dependency failed for (?:\S+ - )?(.+?)\.?$/.exec(last.sign.text)?.[1] ?? 'A service';
  const isUp = factsOf(evidence, unit).some(
    ({ facts }) => facts.unit === named && facts.properties.ActiveState?.value === 'active',
  );
  if (isUp) return [];
  const why =
    culprit === undefined
      ? 'something it needs could not be started'
      : `${plainName(culprit.name)}, which it needs, has failed`;
  const statement = `${plainName(who)} was not started because ${why}`;
  const failures = culprit === undefined ? [] : citeFailures(evidence, culprit.name);
  return [
    describe(statement, true, [
      ...citeSigns(seen[0], last),
      ...culprits.flatMap(({ citations }) => citations),
      ...failures,
    ]),
  ];
}

function isStartedSince(evidence: readonly Evidence[], { at = '', sign }: SeenSign): boolean {
  const name =
    /Dependency failed for (?:\S+ - )?(.+?)\.?$/.exec(sign.text)?.[1] ?? /^([\w@.-]+\.service)/.exec(sign.text)?.[1];
  return signsOf(evidence, 'unit_started').seen.some(
    (one) => name !== undefined && one.sign.text.includes(name) && (one.at ?? '') > at,
  );
}

interface Culprit {
  readonly name: string;
  readonly citations: readonly Citation[];
}

/** Units that have failed, those the unit is known to need first. */
function findCulprits(evidence: readonly Evidence[], of: string | undefined): readonly Culprit[] {
  const needed = factsOf(evidence, dependencies).flatMap(({ evidence: source, facts }) =>
    facts.needs.map(({ name, state, line }) => ({ name, state, citations: cite(source, line) })),
  );
  const listed = [...factsOf(evidence, failedUnits), ...factsOf(evidence, units)].flatMap(
    ({ evidence: source, facts }) =>
      facts.units
        .filter(({ active }) => active === 'failed')
        .map(({ name, line }) => ({ name, citations: cite(source, line) })),
  );
  const shown = factsOf(evidence, unit)
    .filter(({ facts }) => facts.properties.ActiveState?.value === 'failed')
    .map(({ evidence: source, facts }) => ({
      name: facts.unit,
      citations: cite(source, facts.properties.ActiveState?.line, facts.properties.Result?.line),
    }));
  const marked = needed.filter(
    ({ state, name }) => state === 'failed' || [...listed, ...shown].some((one) => one.name === name),
  );
  const all = [...marked, ...shown, ...listed].filter(({ name }) => name !== of && /\.(?:service|socket)$/.test(name));
  return all
    .filter(
      ({ name }, index) => marked.length === 0 || index < marked.length || marked.some((one) => one.name === name),
    )
    .slice(0, 2);
}

/** What the failed one says itself. */
function citeFailures(evidence: readonly Evidence[], name: string): readonly Citation[] {
  const stem = name.replace(/(?:@.*)?\.\w+$/, '');
  const { seen } = signsOf(
    evidence,
    'unit_failed',
    'data_corrupt',
    'bad_config',
    'missing_file',
    'port_in_use',
    'permission_denied',
  );
  const own = seen.filter(
    ({ sign, evidence: source }) => sign.text.includes(name) || sign.source === stem || source.command.includes(stem),
  );
  const telling = own.filter(({ sign }) => sign.kind !== 'unit_failed');
  return citeSigns(
    telling.at(-1),
    own.findLast(({ sign }) => sign.kind === 'unit_failed'),
  );
}

const STEPS: readonly Step[] = [
  { text: 'Look at what is needed and does not run: its state, its log, and since when.', risk: 'read-only' },
  { text: 'Once that runs again, start what waits for it.', risk: 'reversible' },
];
