import { links } from '../collectors/links.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { defineFinding, type Proof } from './finding.ts';
import { citeLines, heldLines } from './lines.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const HOUR_MS = 60 * 60 * 1000;
/** One measurement may have met a bad moment; a loss below this may be chance; where all is lost the other end is down. */
const MEASUREMENTS = 3;
const LEAST_PERCENT = 10;
const ALL_PERCENT = 100;
const SHARE = /\b(\d+(?:\.\d+)?)% (?:packet )?loss/i;

/** netem(8) is there to make a link worse: as the queue of an interface it is a test that somebody left. */
const NETEM = /^\d+: ([\w.@-]+): <.*\bqdisc netem\b/;

/** A link is made worse on purpose, or what the host measures again and again mostly loses a part of its packets. */
export const packetLoss = defineFinding({
  class: 'packet_loss',
  onlyAlone: true,
  find: (evidence) => [...findNetem(evidence), ...findMeasured(evidence)].slice(0, 1),
});

function findNetem(evidence: readonly Evidence[]): readonly Proof[] {
  return heldLines(evidence, NETEM)
    .filter(({ evidence: { collector } }) => collector === links.name)
    .slice(0, 1)
    .map((line) => ({
      severity: 'warning',
      statement: `${plainName(NETEM.exec(line.text)?.[1] ?? '')} sends through netem, which is for tests: it makes packets late, or lets them get lost.`,
      citations: citeLines([line], 1),
      steps: NETEM_STEPS,
    }));
}

function findMeasured(evidence: readonly Evidence[]): readonly Proof[] {
  const all = signsOf(evidence, 'packets_counted').seen.filter((one) => isRecent(one, HOUR_MS));
  const lost = all.filter((one) => shareOf(one) >= LEAST_PERCENT && shareOf(one) < ALL_PERCENT);
  const [first, last] = [lost[0], lost.at(-1)];
  if (first === undefined || last === undefined || last !== all.at(-1)) return [];
  if (lost.length < MEASUREMENTS || lost.length * 2 <= all.length) return [];
  const shares = lost.map(shareOf).toSorted((a, b) => a - b);
  return [
    {
      severity: 'warning',
      statement: `Packets get lost on the way: ${lost.length} measurements of the last hour show a loss of ${shares[0]} to ${shares.at(-1)} %.`,
      citations: citeSigns(first, last),
      steps: STEPS,
    },
  ];
}

function shareOf({ sign }: SeenSign): number {
  return Number(SHARE.exec(sign.text)?.[1]);
}

const NETEM_STEPS: readonly Step[] = [
  { text: 'See what it does (tc -s qdisc show) and who set it: a script, a unit, a test.', risk: 'read-only' },
  { text: 'Take it away: tc qdisc del dev and the interface, root.', risk: 'reversible' },
];

const STEPS: readonly Step[] = [
  {
    text: 'See where they get lost: ip -s link and tc -s qdisc on both ends, ethtool -S of the interface, mtr along the way.',
    risk: 'read-only',
  },
  {
    text: 'Take away a shaping rule that nobody needs, or change cable, port or route when the counters point there.',
    risk: 'disruptive',
    note: 'the link may be down for a moment',
  },
];
