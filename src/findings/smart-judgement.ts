import type { Drive } from '../collectors/smart-drives.ts';
import type { SmartValue } from '../collectors/smart-value.ts';

export interface Judgement {
  readonly severity: 'critical' | 'warning';
  readonly reason: string;
  /** What shows it, the most telling first. */
  readonly lines: readonly number[];
}

interface Reason {
  readonly text: string;
  readonly line: number;
  readonly severity: Judgement['severity'];
}

type Kind = SmartValue['kind'];

/** From how many on it counts by itself. A few sectors are moved away on many a drive that lives on for years. */
const LIMITS: Readonly<Partial<Record<Kind, readonly [critical: number, warning: number]>>> = {
  pending: [8, 1],
  uncorrectable: [8, 4],
  reallocated: [500, 50],
  reported_uncorrectable: [100, 20],
  media_errors: [10, 5],
  grown_defects: [100, 30],
  self_test_failed: [1, 1],
  below_threshold: [0, 0],
};

const WORDS: Readonly<Partial<Record<Kind, string>>> = {
  pending: 'sectors can not be read',
  uncorrectable: 'errors could not be corrected',
  reallocated: 'sectors had to be replaced',
  reported_uncorrectable: 'uncorrectable errors were reported',
  media_errors: 'errors of the medium',
  grown_defects: 'defects grew',
  self_test_failed: 'its last self-test failed',
  below_threshold: 'a value is below what its maker allows',
};

/** Bit 1 is heat alone: the drive is not broken by it. */
const HEAT = 0x02;

/** Undefined when nothing in it means that the drive fails. With errors of disks in the kernel's log, less suffices. */
export function judgeDrive({ health, values }: Drive, withErrors: boolean): Judgement | undefined {
  const own: readonly Reason[] =
    health?.verdict === 'failed' ? [{ text: 'it says so itself', line: health.line, severity: 'critical' }] : [];
  const reasons = [...own, ...values.flatMap((value) => judgeCount(value, withErrors)), ...judgeWear(values)];
  const [first] = reasons.toSorted((a, b) => Number(b.severity === 'critical') - Number(a.severity === 'critical'));
  // One count alone that is merely odd is no reason to change a drive.
  if (first === undefined || (first.severity === 'warning' && reasons.length < 2 && !withErrors)) return undefined;
  return {
    severity: first.severity,
    reason: reasons.map(({ text }) => text).join(', '),
    lines: reasons.map(({ line }) => line),
  };
}

function judgeCount({ kind, raw, line }: SmartValue, withErrors: boolean): readonly Reason[] {
  const limits = LIMITS[kind];
  if (limits === undefined) return [];
  const [critical, warning] = limits;
  if (raw < warning) return [];
  const isSaid = kind === 'self_test_failed' || kind === 'below_threshold';
  const text = isSaid ? (WORDS[kind] ?? kind) : `${raw} ${WORDS[kind] ?? kind}`;
  return [{ text, line, severity: raw >= critical || withErrors ? 'critical' : 'warning' }];
}

/** NVMe Base Specification, SMART / Health Information. */
function judgeWear(values: readonly SmartValue[]): readonly Reason[] {
  const find = (kind: Kind): SmartValue | undefined => values.find((value) => value.kind === kind);
  const [warned, spare, threshold, worn] = [
    values.find(({ kind, raw }) => kind === 'critical_warning' && raw !== 0 && raw !== HEAT),
    find('spare_percent'),
    find('spare_threshold_percent'),
    find('worn_percent'),
  ];
  const reasons: Reason[] = [];
  if (warned) reasons.push({ text: 'it gives a critical warning', line: warned.line, severity: 'critical' });
  if (spare && threshold && spare.raw < threshold.raw) {
    reasons.push({ text: `only ${spare.raw} % of its spare is left`, line: spare.line, severity: 'critical' });
  }
  if (worn && worn.raw >= 100)
    reasons.push({ text: `${worn.raw} % of its life is used`, line: worn.line, severity: 'warning' });
  return reasons;
}
