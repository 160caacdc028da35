import { bonds } from '../collectors/bonds.ts';
import { factsOf } from '../collectors/collector.ts';
import { linkCounters } from '../collectors/link-counters.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

/** One link, and how often it was lost within a day. */
interface Flapping {
  readonly name: string;
  readonly losses: readonly SeenSign[];
}

const HALF_DAY_MS = 12 * 60 * 60 * 1000;
/** Driver and bond report one loss each, within seconds. */
const SAME_LOSS_MS = 5_000;
const MANY_FAILURES = 20;

/** A link that is lost again and again. One loss that is over (a switch restarted, a cable moved) is none. */
export const linkFlapping = defineFinding({
  class: 'link_flapping',
  find(evidence) {
    const found = findFlapping(evidence).map(({ name, losses }) => {
      const more = support(evidence, name);
      return {
        severity: losses.length > 2 || more.length > 0 ? ('critical' as const) : ('warning' as const),
        statement: `The link of ${plainName(name)} is lost and comes back again and again: at least ${losses.length} times lately.`,
        citations: [...citeSigns(...losses.slice(-3)), ...troubleOfCables(evidence), ...more],
        steps: STEPS,
      };
    });
    return found.length > 0 ? found : fromBonds(evidence);
  },
});

const NAMES: readonly RegExp[] = [
  /\(slave ([\w.-]+)\)/,
  /for interface ([\w.-]+)/,
  /device \(([\w.-]+)\)/,
  /^([\w.-]+): (?:Lost|Gained) carrier/,
  /([\w.-]+):? (?:port \d+ )?(?:NIC )?link (?:is |went )?down/i,
  /^([\w.-]+):/,
];

function nameOf(text: string): string {
  return NAMES.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined) ?? 'an interface';
}

function findFlapping(evidence: readonly Evidence[]): readonly Flapping[] {
  const lost = signsOf(evidence, 'link_down', 'carrier_lost').seen;
  const back = signsOf(evidence, 'link_up', 'carrier_gained').seen;
  const recent = lost.filter((one) => isRecent(one));
  // Seconds since boot alone do not tell the day; several losses in one log still do.
  const counted = recent.length > 0 ? recent : lost.filter(({ ageMs }) => ageMs === undefined);
  const names = [...new Set(counted.map(({ sign }) => nameOf(sign.text)))];
  return names.flatMap((name) => {
    const losses = distinct(counted.filter(({ sign }) => nameOf(sign.text) === name));
    const last = losses.at(-1);
    const isOver = last?.ageMs !== undefined && last.ageMs > HALF_DAY_MS;
    const enough = last?.ageMs === undefined ? 3 : 2;
    return losses.length < enough || back.length === 0 || isOver ? [] : [{ name, losses }];
  });
}

function timeOf({ at, sign }: SeenSign): number {
  return at === undefined ? (sign.bootSeconds ?? Number.NaN) * 1000 : Date.parse(at);
}

function distinct(losses: readonly SeenSign[]): readonly SeenSign[] {
  return losses.filter((one, index) => {
    const before = losses[index - 1];
    return before === undefined || !(Math.abs(timeOf(one) - timeOf(before)) < SAME_LOSS_MS);
  });
}

/** Counters of the same link that show it too. */
function support(evidence: readonly Evidence[], name: string): readonly Citation[] {
  const members = factsOf(evidence, bonds).flatMap(({ evidence: source, facts }) =>
    facts.members
      .filter((member) => member.name === name && member.failures > 1)
      .flatMap(({ line, failuresLine }) => cite(source, line, failuresLine)),
  );
  const counters = factsOf(evidence, linkCounters).flatMap(({ evidence: source, facts }) =>
    facts.counters
      .filter(
        (one) => one.interface === name && /crc|symbol|link_down|transns|carrier/i.test(one.counter) && one.value > 2,
      )
      .flatMap(({ line }) => cite(source, line)),
  );
  return [...members, ...counters.slice(0, 3)];
}

function troubleOfCables(evidence: readonly Evidence[]): readonly Citation[] {
  return citeSigns(signsOf(evidence, 'cable_trouble').seen.findLast((one) => isRecent(one)));
}

/** Without a log: one member lost its link far more often than the others of its bond. */
function fromBonds(evidence: readonly Evidence[]) {
  return factsOf(evidence, bonds).flatMap(({ evidence: source, facts }) =>
    facts.members
      .filter(({ bond, failures }) => {
        const others = facts.members.filter((one) => one.bond === bond && one.failures * 10 < failures);
        return failures >= MANY_FAILURES && others.length > 0;
      })
      .map(({ name, failures, line, failuresLine }) => ({
        severity: 'warning' as const,
        statement: `${plainName(name)} has lost its link ${failures} times since it joined its bond, far more often than the others.`,
        citations: [...cite(source, line, failuresLine), ...support(evidence, name)],
        steps: STEPS,
      })),
  );
}

const STEPS: readonly Step[] = [
  { text: "Look at the errors of that port on both ends: this interface, and the switch's port.", risk: 'read-only' },
  {
    text: 'Change the cable or the transceiver, then the port; on a bond the other links carry the traffic meanwhile.',
    risk: 'disruptive',
    note: 'without a bond the host is offline for that time',
  },
];
