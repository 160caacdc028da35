import { z } from 'zod';

/** One figure of a drive, ATA, NVMe and SCSI alike. */
export const SmartValue = z.object({
  kind: z.enum([
    'reallocated',
    'pending',
    'uncorrectable',
    'reported_uncorrectable',
    'below_threshold',
    'critical_warning',
    'spare_percent',
    'spare_threshold_percent',
    'worn_percent',
    'media_errors',
    'grown_defects',
    'self_test_failed',
  ]),
  raw: z.number(),
  line: z.int(),
});
export type SmartValue = z.infer<typeof SmartValue>;

/** Numbers as smartctl and nvme-cli print them: "1,693", "0x04", "187%". */
const LABELS: readonly (readonly [pattern: RegExp, kind: SmartValue['kind']])[] = [
  [/^critical[ _]warning\s*:\s+(0x[\da-f]+|\d+)/i, 'critical_warning'],
  [/^available[ _]spare\s*:\s+(\d+)%/i, 'spare_percent'],
  [/^available[ _]spare[ _]threshold\s*:\s+(\d+)%/i, 'spare_threshold_percent'],
  [/^percentage[ _]used\s*:\s+(\d+)%/i, 'worn_percent'],
  [/^(?:media and data integrity errors|media_errors)\s*:\s+([\d,]+)/i, 'media_errors'],
  [/^Elements in grown defect list:\s+(\d+)/, 'grown_defects'],
  [/^(?:read|write|verify):?\s+(?:[\d.]+\s+){6}(\d+)\s*$/, 'uncorrectable'],
  [
    /^- (?:NVM subsystem reliability|available spare has fallen|media has been placed in read only|volatile memory backup)(.*)/,
    'critical_warning',
  ],
  [/^#\s*1\s+.*Completed: (?:read|electrical|servo\/seek|unknown) failure(.*)/, 'self_test_failed'],
  [/^\[?\d*\]?\s*#\s*1\s+.*Failed in segment(.*)/, 'self_test_failed'],
];

/** ID, name, flags, three values, type, when updated, when failed, raw. The names vary with the maker, the numbers do not. */
const ATTRIBUTE =
  /^\s*(\d{1,3}) [\w-]+\s+(?:0x[\da-f]{4}|[A-Z-]{6})\s+(\d{3})\s+\d{3}\s+(\d{3}|---)\s+(?:(?:Pre-fail|Old_age)\s+\w+\s+)?(\S+)\s+(\d+)/;
const ATTRIBUTE_KINDS: Readonly<Record<string, SmartValue['kind']>> = {
  5: 'reallocated',
  187: 'reported_uncorrectable',
  197: 'pending',
  198: 'uncorrectable',
};

export function findSmartValue(text: string, line: number): SmartValue | undefined {
  const [, id = '', , , failed = '', raw] = ATTRIBUTE.exec(text) ?? [];
  if (raw !== undefined) {
    if (/^(?:FAILING_NOW|NOW)$/.test(failed)) return { kind: 'below_threshold', raw: Number(raw), line };
    const kind = ATTRIBUTE_KINDS[id];
    return kind && { kind, raw: Number(raw), line };
  }
  for (const [pattern, kind] of LABELS) {
    const found = pattern.exec(text.trim())?.[1];
    if (found !== undefined) return { kind, raw: toCount(found), line };
  }
  return undefined;
}

/** What is said in words counts as one. */
function toCount(text: string): number {
  const number = Number(text.replaceAll(',', ''));
  return text === '' || Number.isNaN(number) ? 1 : number;
}
