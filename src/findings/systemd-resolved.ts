import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { resolved } from '../collectors/resolved.ts';
import { unit } from '../collectors/unit.ts';
import { units } from '../collectors/units.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { findConfigured, lookupsOf } from './name-lookups.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';

interface Shown {
  readonly what: string;
  readonly citations: readonly Citation[];
}

/** systemd-resolved itself keeps names from being found: the servers behind it may be well. */
export const systemdResolved = defineFinding({
  class: 'systemd_resolved',
  find(evidence) {
    const shown = [
      ...findDnssec(evidence),
      ...findStopped(evidence),
      ...findTls(evidence),
      ...findAlone(evidence),
      ...findNoServer(evidence),
    ];
    const [first] = shown;
    if (first === undefined) return [];
    return [
      {
        severity: 'critical',
        statement: `Names are not found because of systemd-resolved: ${first.what}.`,
        citations: [
          ...shown.flatMap(({ citations }) => citations),
          ...(findConfigured(evidence)?.citations ?? []),
        ].slice(0, 8),
        steps: STEPS,
      },
    ];
  },
});

const NAME = 'systemd-resolved';

function findDnssec(evidence: readonly Evidence[]): readonly Shown[] {
  const seen = signsOf(evidence, 'dnssec_failed').seen.filter((one) => isRecent(one));
  const lookups = lookupsOf(evidence).filter(({ outcome }) => outcome === 'name_untrusted');
  if (seen.length < 2 && lookups.length === 0) return [];
  const settings = factsOf(evidence, resolved).flatMap(({ evidence: source, facts }) =>
    cite(source, facts.dnssec?.line),
  );
  return [
    {
      what: 'it refuses answers that fail DNSSEC validation',
      citations: [
        ...citeSigns(seen[0], seen.at(-1)),
        ...lookups.slice(0, 2).flatMap(({ citations }) => citations),
        ...settings,
      ],
    },
  ];
}

/** It is asked (its address stands in resolv.conf, or lookups fail), and it does not run. */
function findStopped(evidence: readonly Evidence[]): readonly Shown[] {
  const stopped = [...stoppedUnits(evidence), ...failedInLog(evidence)];
  const silent = factsOf(evidence, resolved).flatMap(({ evidence: source, facts }) =>
    cite(source, facts.notRunningLine),
  );
  const configured = findConfigured(evidence);
  const isAsked = configured?.usesStub === true || (configured?.servers.length ?? 0) === 0;
  const isMissed = namesFail(evidence);
  const proof = [...stopped, ...silent];
  if (proof.length === 0 || !isAsked || (configured?.usesStub !== true && isMissed.length === 0)) return [];
  return [{ what: 'it does not run, and names are asked from it', citations: [...proof, ...isMissed] }];
}

function stoppedUnits(evidence: readonly Evidence[]): readonly Citation[] {
  const shown = factsOf(evidence, unit)
    .filter(
      ({ facts }) =>
        facts.unit === `${NAME}.service` &&
        /^(?:failed|inactive|activating)$/.test(facts.properties.ActiveState?.value ?? ''),
    )
    .flatMap(({ evidence: source, facts }) => cite(source, facts.properties.ActiveState?.line));
  const listed = [...factsOf(evidence, failedUnits), ...factsOf(evidence, units)].flatMap(
    ({ evidence: source, facts }) =>
      facts.units
        .filter(
          ({ name, load, active }) =>
            name === `${NAME}.service` && load !== 'not-found' && /^(?:failed|inactive)$/.test(active),
        )
        .flatMap(({ line }) => cite(source, line)),
  );
  return [...shown, ...listed];
}

/** systemd's words on how it ended, when nothing says that it was started since. */
function failedInLog(evidence: readonly Evidence[]): readonly Citation[] {
  const own = signsOf(evidence, 'unit_failed', 'unit_started').seen.filter(
    ({ sign }) => sign.text.includes(NAME) || /Network Name Resolution/.test(sign.text),
  );
  const last = own.at(-1);
  return last !== undefined && last.sign.kind === 'unit_failed' && isRecent(last) ? citeSigns(last) : [];
}

function namesFail(evidence: readonly Evidence[]): readonly Citation[] {
  const seen = signsOf(evidence, 'lookup_failed', 'name_not_resolved').seen.filter((one) => isRecent(one));
  const lookups = lookupsOf(evidence).filter(
    ({ outcome, byResolved }) => outcome !== 'name_found' && (byResolved || outcome !== 'name_unknown'),
  );
  return [...citeSigns(seen.at(-1)), ...lookups.slice(0, 2).flatMap(({ citations }) => citations)];
}

function findTls(evidence: readonly Evidence[]): readonly Shown[] {
  const settings = factsOf(evidence, resolved).flatMap(({ evidence: source, facts }) =>
    cite(source, facts.dnsOverTls?.line),
  );
  const seen = signsOf(evidence, 'resolver_unreachable', 'dns_degraded').seen.filter(
    (one) => isRecent(one) && one.sign.source === NAME && /TLS|:853/.test(one.sign.text),
  );
  const failing = lookupsOf(evidence).filter(({ outcome, byResolved }) => byResolved && outcome !== 'name_found');
  if (seen.length === 0 && (settings.length === 0 || failing.length === 0)) return [];
  if (seen.length < 2 && failing.length === 0) return [];
  return [
    {
      what: 'it asks its servers over TLS, and they do not answer that way',
      citations: [...settings, ...citeSigns(seen.at(-1)), ...failing.slice(0, 2).flatMap(({ citations }) => citations)],
    },
  ];
}

/** The same host gets an answer from a server when it asks that one directly. */
function findAlone(evidence: readonly Evidence[]): readonly Shown[] {
  const lookups = lookupsOf(evidence);
  const failing = lookups.filter(({ outcome, byResolved }) => byResolved && outcome !== 'name_found');
  const direct = lookups.filter(
    ({ outcome, byResolved, host }) => outcome === 'name_found' && !byResolved && host !== undefined,
  );
  if (failing.length === 0 || direct.length === 0) return [];
  return [
    {
      what: 'it fails where a name server that is asked directly answers',
      citations: [...failing.slice(0, 2), ...direct.slice(0, 2)].flatMap(({ citations }) => citations),
    },
  ];
}

function findNoServer(evidence: readonly Evidence[]): readonly Shown[] {
  const missing = namesFail(evidence);
  return factsOf(evidence, resolved)
    .filter(({ facts }) => facts.mode !== undefined && facts.servers.length === 0 && missing.length > 0)
    .map(({ evidence: source, facts }) => ({
      what: 'it knows no name server for any link',
      citations: [...cite(source, facts.line, facts.mode?.line), ...missing],
    }));
}

const STEPS: readonly Step[] = [
  {
    text: 'Compare what systemd-resolved answers for one name with what its server answers when asked directly, and look at its settings and what changed in them.',
    risk: 'read-only',
  },
  {
    text: 'Take back the setting (DNSSEC, DNS over TLS, servers of a link), or start the service again.',
    risk: 'reversible',
    note: 'its cache is emptied by a restart',
  },
];
