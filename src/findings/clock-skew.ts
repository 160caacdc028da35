import { factsOf } from '../collectors/collector.ts';
import { type TimeSources, timeSources } from '../collectors/time-sources.ts';
import { timeSync } from '../collectors/time-sync.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { eachOnce } from './each-once.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, nowOf, type SeenSign, signsOf } from './signs-of.ts';

/** Certificates, tickets and databases bear a second or so; Kerberos five minutes. */
const WRONG_SECONDS = 2;
/** Hardware clocks drift by seconds a day. */
const HARDWARE_SECONDS = 60;
/** Where nothing compares the two clocks: they are read one after the other, on a slow host within a minute. */
const UNTOLD_SECONDS = 300;
const APART_SECONDS = 60;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

interface Fact {
  readonly citations: readonly Citation[];
}
interface Offset extends Fact {
  readonly seconds: number;
}

/** The clock is wrong. That it is merely not synchronised is no fault that anyone notices. */
export const clockSkew = defineFinding({
  class: 'clock_skew',
  find(evidence) {
    const sync = findSync(evidence);
    const offset = findOffset(evidence, sync?.value);
    const refused = signsOf(evidence, 'clock_refused').seen.filter((one) => isRecent(one));
    const unreachable = signsOf(evidence, 'clock_unreachable').seen.filter((one) => isRecent(one, WEEK_MS));
    const isUnset = sync?.value === false;
    const isLost = isUnset && (sync.lost || refused.length > 0 || unreachable.length > 0);
    if (offset === undefined && !isLost) return [];

    return [
      {
        severity: offset !== undefined || refused.length > 0 ? 'critical' : 'warning',
        statement: `The host's clock ${describe(offset, isUnset)}.`,
        citations: eachOnce([
          ...[sync, offset].flatMap((one) => one?.citations ?? []),
          ...citeSigns(refused.at(-1), unreachable.at(-1)),
        ]),
        steps: STEPS,
      },
    ];
  },
});

function describe(offset: Offset | undefined, isUnset: boolean): string {
  if (offset === undefined) return 'is no longer synchronised';
  return `is wrong by ${describeSeconds(offset.seconds)}${isUnset ? ', and nothing sets it right' : ''}`;
}

interface Sync extends Fact {
  readonly value: boolean;
  /** Sources are set up and none can be reached, or the daemon is down. */
  readonly lost: boolean;
}

function findSync(evidence: readonly Evidence[]): Sync | undefined {
  const said = factsOf(evidence, timeSync).flatMap(({ evidence: source, facts }) =>
    facts.synchronised === undefined
      ? []
      : [{ value: facts.synchronised.value, lost: false, citations: cite(source, facts.synchronised.line) }],
  );
  const isSaid = said.some(({ value }) => value);
  const asked = factsOf(evidence, timeSources).flatMap(({ evidence: source, facts }) => {
    // Another daemon than the one that was asked may keep the time.
    const isDown = facts.noDaemon !== undefined && said.length > 0 && !isSaid;
    const lost = isDown || (facts.sources.length > 0 && facts.sources.every(({ reachable }) => !reachable));
    const value = isInStep(facts);
    if (value === undefined && !lost) return [];
    const dead = lost ? facts.sources.slice(0, 2).map(({ line }) => line) : [];
    return [
      { value: value ?? false, lost, citations: cite(source, facts.synchronised?.line, facts.noDaemon, ...dead) },
    ];
  });
  const all = [...asked, ...said];
  if (all.length === 0) return undefined;
  const wrong = all.filter(({ value, lost }) => !value || lost);
  return {
    value: wrong.length === 0,
    lost: wrong.some(({ lost }) => lost),
    citations: wrong.flatMap(({ citations }) => citations),
  };
}

/** What the daemon says of itself, or whether it has chosen one of its sources. */
function isInStep({ synchronised, sources }: TimeSources): boolean | undefined {
  if (synchronised !== undefined) return synchronised.value;
  return sources.length > 0 ? sources.some(({ chosen }) => chosen) : undefined;
}

function findOffset(evidence: readonly Evidence[], synchronised: boolean | undefined): Offset | undefined {
  const measured = factsOf(evidence, timeSources).flatMap(({ evidence: source, facts }) =>
    facts.offset === undefined ? [] : [{ seconds: facts.offset.seconds, citations: cite(source, facts.offset.line) }],
  );
  // Where the clock is in step now, what a log says is over.
  const logged = synchronised === true ? [] : signsOf(evidence, 'clock_wrong').seen.flatMap(toOffset);
  const hardware = synchronised === true ? [] : findHardware(evidence, synchronised === undefined);
  const [largest] = [...measured, ...logged, ...hardware]
    .filter(({ seconds }) => Math.abs(seconds) >= WRONG_SECONDS)
    .toSorted((a, b) => Math.abs(b.seconds) - Math.abs(a.seconds));
  return largest;
}

function toOffset(seen: SeenSign): readonly Offset[] {
  const [, wrong, correction, offset] =
    /wrong by (-?\d+(?:\.\d+)?)|correction of (-?\d+)|offset ([-+]?\d+\.\d+)/.exec(seen.sign.text) ?? [];
  const seconds = Number(wrong ?? correction ?? offset);
  return isRecent(seen, WEEK_MS) && !Number.isNaN(seconds) ? [{ seconds, citations: citeSigns(seen) }] : [];
}

function findHardware(evidence: readonly Evidence[], isUntold: boolean): readonly Offset[] {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  return factsOf(evidence, timeSync).flatMap(({ evidence: source, facts: { aheadOfHardware, hardware } }) => {
    const read = hardware && { seconds: (now - Date.parse(hardware.at)) / 1000, line: hardware.line };
    const ahead = isUntold ? read : (aheadOfHardware ?? read);
    if (ahead === undefined) return [];
    const [least, apart] = ahead === read ? [UNTOLD_SECONDS, APART_SECONDS] : [HARDWARE_SECONDS, 5];
    return Math.abs(ahead.seconds) < least || isZone(ahead.seconds, apart)
      ? []
      : [{ seconds: ahead.seconds, citations: cite(source, ahead.line) }];
  });
}

/** Whole hours and half hours are a zone in the hardware clock, not an error of it. */
function isZone(seconds: number, apart: number): boolean {
  const rest = Math.abs(seconds) % 1800;
  return Math.abs(seconds) > 1000 && (rest < apart || (apart > 5 && rest > 1800 - apart));
}

function describeSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 7200) return `${(size / 3600).toFixed(1)} hours`;
  return size >= 120 ? `${Math.round(size / 60)} minutes` : `${size.toFixed(1)} seconds`;
}

const STEPS: readonly Step[] = [
  {
    text: 'Find out why no time source is used: is the daemon running, are its servers reachable on UDP port 123, does the hypervisor set the clock as well?',
    risk: 'read-only',
  },
  {
    text: 'Make a source reachable, then let the daemon set the clock (chronyc makestep, or a restart of the daemon).',
    risk: 'disruptive',
    note: 'time jumps: databases and schedulers may mind',
  },
];
