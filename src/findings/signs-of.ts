import { z } from 'zod';
import { clock } from '../collectors/clock.ts';
import { factsOf } from '../collectors/collector.ts';
import type { SignKind } from '../collectors/signs/index.ts';
import { type Sign, signFacts } from '../collectors/signs/read.ts';
import { uptime } from '../collectors/uptime.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';

/** A telling line, where it stands, and how old it is. */
export interface SeenSign {
  readonly sign: Sign & { readonly kind: SignKind };
  readonly evidence: Collected;
  /** ISO 8601 in UTC; undefined where its time, or the boot it counts from, is not known. */
  readonly at: string | undefined;
  /** Against the host's own clock; undefined where either is not known. Below zero when the line is from the future. */
  readonly ageMs: number | undefined;
}

export interface SeenSigns {
  /** Oldest first; those without a time come first, in the order of their lines. Of a flood the first few and the last few. */
  readonly seen: readonly SeenSign[];
  /** All lines of these kinds, also those not in `seen`. */
  readonly times: number;
  readonly firstAt: string | undefined;
  readonly lastAt: string | undefined;
}

/** An older line is history: whatever is wrong now has another cause. */
const RECENT_MS = 24 * 60 * 60 * 1000;
/** The clock of a log's writer and the host's may differ by a little. */
const AHEAD_MS = 60 * 60 * 1000;

const Facts = z.object(signFacts);

/** What logs of any collector say of these kinds. Whether the trouble is over is the rule's to judge. */
export function signsOf(evidence: readonly Evidence[], ...kinds: readonly SignKind[]): SeenSigns {
  const { now, bootedAt } = clocksOf(evidence);
  const logs = evidence.flatMap((piece) => readLog(piece));
  const found = logs
    .toSorted((a, b) => weigh(a.piece) - weigh(b.piece))
    .flatMap(({ piece, facts }) =>
      facts.signs.flatMap((sign) => {
        const kind = kinds.find((wanted) => wanted === sign.kind);
        // A line that another piece of the same output holds is seen there.
        if (kind === undefined || !piece.lines.some(({ number }) => number === sign.line)) return [];
        const time = sign.at === undefined ? bootedAt + (sign.bootSeconds ?? Number.NaN) * 1000 : Date.parse(sign.at);
        const at = Number.isNaN(time) ? undefined : new Date(time).toISOString();
        const ageMs = Number.isNaN(now - time) ? undefined : now - time;
        return [{ sign: { ...sign, kind }, evidence: piece, at, ageMs }];
      }),
    );
  const seen = eachLineOnce(found).toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  const dated = seen.flatMap(({ at }) => at ?? []);
  const counted = logs.map(({ facts }) => kinds.reduce((sum, kind) => sum + (facts.signCounts[kind] ?? 0), 0));
  // The same lines may stand in several outputs, so counts are not added up.
  return { seen, times: Math.max(0, ...counted), firstAt: dated[0], lastAt: dated.at(-1) };
}

/** What nobody but the system can have written is the better proof. */
function weigh({ trust }: Collected): number {
  return trust === 'system' ? 0 : 1;
}

/** One line of the journal may stand in several outputs; the same words twice in one output are two lines. */
function eachLineOnce(seen: readonly SeenSign[]): readonly SeenSign[] {
  const first = new Map<string, Collected>();
  return seen.filter(({ sign: { kind, source, text }, evidence, at }) => {
    if (at === undefined) return true;
    const key = [kind, at.slice(0, 19), source, text].join('\n');
    const owner = first.get(key) ?? evidence;
    first.set(key, owner);
    return owner === evidence;
  });
}

function readLog(piece: Evidence) {
  if (piece.status !== 'collected') return [];
  const facts = Facts.safeParse(piece.facts);
  return facts.success ? [{ piece, facts: facts.data }] : [];
}

function clocksOf(evidence: readonly Evidence[]): { now: number; bootedAt: number } {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  return { now, bootedAt: now - (factsOf(evidence, uptime)[0]?.facts.upSeconds ?? Number.NaN) * 1000 };
}

/** The host's own time when it was looked at. */
export function nowOf(evidence: readonly Evidence[]): Date | undefined {
  const now = factsOf(evidence, clock)[0]?.facts.now;
  return now === undefined ? undefined : new Date(now);
}

/** True for what is known to be from the last day, or from the time given. What has no known age is not recent. */
export function isRecent({ ageMs }: Pick<SeenSign, 'ageMs'>, withinMs = RECENT_MS): boolean {
  return ageMs !== undefined && ageMs < withinMs && ageMs > -AHEAD_MS;
}

/** The lines themselves, each once. */
export function citeSigns(...seen: readonly (SeenSign | undefined)[]): readonly Citation[] {
  const cited = seen.flatMap((one) => (one === undefined ? [] : cite(one.evidence, one.sign.line)));
  return cited.filter(
    ({ evidence, line }, index) =>
      cited.findIndex((other) => other.evidence === evidence && other.line === line) === index,
  );
}
