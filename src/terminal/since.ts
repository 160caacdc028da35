import { TaiError } from '../domain/errors.ts';
import { ISSUE_TYPES, IssueType } from '../domain/issue-type.ts';

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** "2h" ago, or a date with or without a time, in this machine's zone where it names none. Answers in ISO 8601; throws CONFIG_INVALID. */
export function readSince(text: string, now: Date, word = '--since'): string {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ago = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  // A date alone would otherwise begin at midnight in Greenwich.
  const dated = DATE.test(text)
    ? Date.parse(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T'))
    : Number.NaN;
  const time = Number.isNaN(ago) ? dated : now.getTime() - ago;
  if (!Number.isNaN(time) && time <= now.getTime()) return new Date(time).toISOString();
  throw new TaiError(
    'CONFIG_INVALID',
    `${word} ${text}: not a time that has been, for example: 2h, 3d, 2026-11-22T14:10 or 2026-11-22T14:10Z`,
  );
}

/** Throws CONFIG_INVALID. */
export function readType(text: string): IssueType {
  const type = IssueType.safeParse(text.replaceAll('-', '_'));
  if (type.success) return type.data;
  throw new TaiError('CONFIG_INVALID', `--type ${text}: not one of ${ISSUE_TYPES.join(', ')}`);
}
