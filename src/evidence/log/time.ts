const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const SYSLOG = /^(?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) /i;
const BRACKETED = /^\[[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d)(?:\.\d+)? (?<year>\d{4})\]/i;
const DIGITS =
  /^(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)[T ](?<time>\d\d:\d\d:\d\d)(?:[.,]\d+)?(?<zone>Z|[+-]\d\d:?\d\d)?/;

const MONTH_MS = 31 * 86_400_000;

/**
 * When a line says it was written, in milliseconds; undefined when it does not say so at its beginning. Times without a zone are
 * taken as UTC; those without a year (syslog) get the year that brings them to `near` or before it.
 */
export function findTime(text: string, near: Date): number | undefined {
  const groups = (SYSLOG.exec(text) ?? BRACKETED.exec(text) ?? DIGITS.exec(text))?.groups;
  if (groups === undefined) return undefined;

  const thisYear = near.getUTCFullYear();
  if (groups['year'] !== undefined) return toTime(groups, groups['year']);
  const at = toTime(groups, thisYear);
  return at !== undefined && at > near.getTime() + MONTH_MS ? toTime(groups, thisYear - 1) : at;
}

function toTime(groups: Readonly<Record<string, string | undefined>>, year: string | number): number | undefined {
  const { month = '', day = '', time = '', zone = 'Z' } = groups;
  const number = /\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = Date.parse(`${year}-${padded(number)}-${padded(Number(day))}T${time}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
