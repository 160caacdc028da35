import { addresses } from '../collectors/addresses.ts';
import { attempts } from '../collectors/attempts.ts';
import { factsOf } from '../collectors/collector.ts';
import { neighbours } from '../collectors/neighbours.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

/** Another machine was seen with an address: by whoever asked for it, or by the host's own check. */
interface Sighting {
  readonly address: string | undefined;
  readonly hardware: string | undefined;
  readonly citations: readonly Citation[];
}

export const duplicateIp = defineFinding({
  class: 'duplicate_ip',
  find(evidence) {
    const sightings = [
      ...fromLogs(evidence),
      ...fromProbes(evidence),
      ...fromTables(evidence),
      ...fromKernel(evidence),
    ];
    const [first] = sightings;
    if (first === undefined) return [];
    const address = sightings.find((one) => one.address !== undefined)?.address;
    const hardware = sightings.find((one) => one.hardware !== undefined)?.hardware;
    const who = hardware === undefined ? 'Another machine' : `Another machine (${hardware})`;
    return [
      {
        severity: 'critical',
        statement: `${who} uses the same address${address === undefined ? '' : ` ${plainName(address)}`}, so traffic for it goes to one or the other.`,
        citations: sightings.flatMap(({ citations }) => citations),
        steps: STEPS,
      },
    ];
  },
});

const ADDRESS = /\b(\d{1,3}(?:\.\d{1,3}){3})\b|\b((?:[\da-f]{1,4}:){2,7}:?[\da-f]{0,4})(?![\da-f:])/i;
const HARDWARE = /\b((?:[\da-f]{2}:){5}[\da-f]{2})\b/i;

function fromLogs(evidence: readonly Evidence[]): readonly Sighting[] {
  const recent = signsOf(evidence, 'duplicate_address').seen.filter((one) => isRecent(one));
  const last = recent.at(-1);
  if (last === undefined) return [];
  const { text } = last.sign;
  const hardware = HARDWARE.exec(text)?.[1];
  const [, v4, v6] = ADDRESS.exec(text.replaceAll(new RegExp(HARDWARE, 'gi'), '')) ?? [];
  return [{ address: v4 ?? v6, hardware: hardware?.toLowerCase(), citations: citeSigns(recent[0], last) }];
}

function fromProbes(evidence: readonly Evidence[]): readonly Sighting[] {
  return factsOf(evidence, attempts).flatMap(({ evidence: source, facts }) => {
    const asked = facts.attempts.filter(({ outcome }) => outcome === 'duplicate');
    const answers = facts.attempts.filter(({ outcome, hardware }) => outcome === 'replied' && hardware !== undefined);
    const twice = answers.find((one) => answers.some((other) => isOther(one, other)));
    const telling =
      asked.length > 0 ? asked : answers.filter((one) => twice !== undefined && (one === twice || isOther(twice, one)));
    return telling
      .slice(0, 2)
      .map(({ host, hardware, line }) => ({ address: host, hardware, citations: cite(source, line) }));
  });
}

interface Answer {
  readonly host?: string | undefined;
  readonly hardware?: string | undefined;
}

function isOther(one: Answer, other: Answer): boolean {
  return one.host === other.host && one.hardware !== other.hardware;
}

/** The same address with two machines, when the table was read more than once. */
function fromTables(evidence: readonly Evidence[]): readonly Sighting[] {
  const entries = factsOf(evidence, neighbours).flatMap(({ evidence: source, facts }) =>
    facts.neighbours.flatMap(({ address, hardware, line }) =>
      hardware === undefined || !/^\d+\./.test(address) ? [] : [{ host: address, hardware, line, source }],
    ),
  );
  const twice = entries.find((one) => entries.some((other) => isOther(one, other)));
  if (twice === undefined) return [];
  const all = entries.filter(({ host }) => host === twice.host);
  return [
    {
      address: twice.host,
      hardware: undefined,
      citations: all.slice(0, 4).flatMap(({ source, line }) => cite(source, line)),
    },
  ];
}

function fromKernel(evidence: readonly Evidence[]): readonly Sighting[] {
  return factsOf(evidence, addresses).flatMap(({ evidence: source, facts }) =>
    facts.addresses
      .filter(({ duplicate }) => duplicate)
      .map(({ address, line }) => ({ address, hardware: undefined, citations: cite(source, line) })),
  );
}

const STEPS: readonly Step[] = [
  {
    text: "Find the other machine by its hardware address: the switches' tables, the DHCP server, the list of virtual machines.",
    risk: 'read-only',
  },
  {
    text: 'Give one of the two another address, or take it off the network.',
    risk: 'disruptive',
    note: 'ends connections to that machine',
  },
];
