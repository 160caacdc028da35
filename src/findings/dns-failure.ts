import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { defineFinding } from './finding.ts';
import { findConfigured, type Lookup, lookupsOf } from './name-lookups.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

interface Trouble {
  readonly what: string;
  readonly isSure: boolean;
  readonly citations: readonly Citation[];
}

/** Names are not found because name servers do not answer, refuse, or are not asked. A name that does not exist is no fault. */
export const dnsFailure = defineFinding({
  class: 'dns_failure',
  find(evidence) {
    const configured = findConfigured(evidence);
    const troubles = [
      ...fromLookups(evidence),
      ...fromLogs(evidence, configured?.trouble !== undefined),
      ...fromServer(evidence),
    ];
    const wrong = troubles.length > 0 ? configured?.trouble : undefined;
    const what = wrong ?? troubles[0]?.what;
    if (what === undefined) return [];
    const isSure = wrong !== undefined || troubles.some((trouble) => trouble.isSure);
    const citations = [...troubles, configured].flatMap((one) => one?.citations ?? []);
    return [
      {
        severity: isSure ? 'critical' : 'warning',
        statement: `Names can not be looked up: ${what}.`,
        citations: citations.slice(0, 8),
        steps: STEPS,
      },
    ];
  },
});

const HOURS_6_MS = 6 * 60 * 60 * 1000;

function fromLookups(evidence: readonly Evidence[]): readonly Trouble[] {
  const lookups = lookupsOf(evidence);
  const silent = lookups.filter(({ outcome }) => outcome === 'name_unanswered');
  const failed = lookups.filter(({ outcome }) => outcome === 'name_failed');
  const telling = silent.length > 0 ? silent : failed;
  const [first] = telling;
  if (first === undefined) return [];
  const what = silent.length > 0 ? `${serverOf(silent)} does not answer` : `${serverOf(failed)} answers with a failure`;
  return [{ what, isSure: true, citations: [...silent, ...failed].slice(0, 3).flatMap(({ citations }) => citations) }];
}

function serverOf(lookups: readonly Lookup[]): string {
  const host = lookups.find((one) => one.host !== undefined)?.host;
  return host === undefined ? 'the name server' : `the name server ${plainName(host)}`;
}

function fromLogs(evidence: readonly Evidence[], isMisconfigured: boolean): readonly Trouble[] {
  const failed = recentOf(evidence, 'lookup_failed');
  const unknown = isMisconfigured ? recentOf(evidence, 'name_not_resolved') : [];
  const all = [...failed, ...unknown];
  const last = all.at(-1);
  // One lookup that failed once is weather.
  if (last === undefined || (all.length < 2 && !isMisconfigured)) return [];
  return [
    {
      what: `${sourceOf(last)} says that a lookup failed`,
      isSure: all.length > 2 || isMisconfigured,
      citations: citeSigns(all[0], last),
    },
  ];
}

function recentOf(
  evidence: readonly Evidence[],
  kind: 'lookup_failed' | 'name_not_resolved' | 'zone_failed',
): readonly SeenSign[] {
  return signsOf(evidence, kind).seen.filter((one) => isRecent(one, HOURS_6_MS));
}

function sourceOf({ sign }: SeenSign): string {
  return sign.source === '' ? 'a program' : plainName(sign.source);
}

/** The host is a name server itself, and says that it can not answer. */
function fromServer(evidence: readonly Evidence[]): readonly Trouble[] {
  const seen = recentOf(evidence, 'zone_failed');
  const last = seen.at(-1);
  if (last === undefined || seen.length < 2) return [];
  return [{ what: `${sourceOf(last)} can not answer for a zone`, isSure: true, citations: citeSigns(seen[0], last) }];
}

const STEPS: readonly Step[] = [
  {
    text: 'Ask each configured name server for one name of the own domain and one of another, and see which of them answers.',
    risk: 'read-only',
  },
  {
    text: 'Set name servers that answer, where the host gets them from: DHCP, NetworkManager, netplan, or /etc/resolv.conf itself.',
    risk: 'reversible',
  },
];
