import type { Moment } from './moment.ts';

/** The time a log line begins with, and what follows it. */
export interface Stamp {
  /** ISO 8601 in UTC; undefined where nothing tells the year. */
  readonly at?: string;
  /** Seconds since boot, as the kernel counts. */
  readonly bootSeconds?: number;
  readonly rest: string;
}

type Parts = Readonly<Record<string, string | undefined>>;

const CLOCK = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?`;
const DATE = String.raw`(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)`;
/** Zones by name are the host's own, but for UTC. */
const ZONE = String.raw`(?: ?(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)\b| (?:CES?T|EES?T|WES?T|[ECMP][SD]T|BST|IST|JST|MSK|AE[SD]T)\b)?`;

/** Forms by the character a line begins with: most lines then try one pattern. */
const BY_DIGIT: readonly RegExp[] = [
  new RegExp(`^${DATE}[T ]${CLOCK}${ZONE}(?:[ :,|]+|$)`), // ISO 8601, RFC 3339, nginx, PostgreSQL, MySQL, log4j
  new RegExp(String.raw`^\d+:[A-Z] (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) ${CLOCK} `), // Redis
];
const BY_LETTER: readonly RegExp[] = [
  new RegExp(String.raw`^(?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) ${CLOCK} `), // RFC 3164, journalctl -o short
  new RegExp(String.raw`^[A-Z][a-z]{2} ${DATE} ${CLOCK}${ZONE} `), // journalctl -o short-full
];
const BY_BRACKET: readonly RegExp[] = [
  new RegExp(
    String.raw`^\[[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<day>\d{1,2}) ${CLOCK} (?<year>\d{4})\] `, // dmesg -T, Apache
  ),
  new RegExp(String.raw`^\[${DATE}[T ]${CLOCK}${ZONE}\] ?`),
];
const BOOT = /^(?:<\d+>)?\[\s*(\d+\.\d+)\] /;
/** Stamps that stand further in: the line stays whole. */
const INSIDE: readonly RegExp[] = [
  new RegExp(String.raw`\[(?<day>\d\d)\/(?<month>[A-Z][a-z]{2})\/(?<year>\d{4}):${CLOCK} (?<zone>[+-]\d{4})\]`), // access logs
  new RegExp(String.raw`\b(?:time|ts|timestamp)"?[=:]\s?"?${DATE}[T ]${CLOCK}${ZONE}`), // logfmt, JSON
];
const AUDIT = /^type=\w+ msg=audit\((\d+)\.(\d{3}):/;
const INSIDE_WITHIN = 200;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 24 * 60 * 60 * 1000;

/** Undefined when the line bears no time. Stamps without zone or year are read with `moment`. */
export function findStamp(text: string, moment?: Moment): Stamp | undefined {
  const boot = BOOT.exec(text);
  if (boot) return { bootSeconds: Number(boot[1]), rest: text.slice(boot[0].length) };

  for (const form of formsFor(text)) {
    const match = form.exec(text);
    if (match?.groups) return { ...timeOf(match.groups, moment), rest: text.slice(match[0].length) };
  }
  return findInside(text, moment);
}

function formsFor(text: string): readonly RegExp[] {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return BY_DIGIT;
  if (first === 91) return BY_BRACKET;
  return first >= 65 && first <= 90 ? BY_LETTER : [];
}

function findInside(text: string, moment: Moment | undefined): Stamp | undefined {
  const [, seconds, milliseconds] = AUDIT.exec(text) ?? [];
  if (seconds !== undefined) {
    return { at: new Date(Number(seconds) * 1000 + Number(milliseconds)).toISOString(), rest: text };
  }
  if (!/:\d\d:\d\d/.test(text)) return undefined;
  const head = text.slice(0, INSIDE_WITHIN);
  const groups = INSIDE.map((form) => form.exec(head)?.groups).find((found) => found !== undefined);
  return groups && { ...timeOf(groups, moment), rest: text };
}

function timeOf(parts: Parts, moment: Moment | undefined): Pick<Stamp, 'at'> {
  const { year, month = '', day, hour, minute, second, fraction = '0', zone } = parts;
  const monthIndex = /\d/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month);
  if (monthIndex < 0) return {};
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const offsetMs = offsetMinutesOf(zone, moment) * 60_000;
  const inYear = (of: number): number =>
    Date.UTC(of, monthIndex, Number(day), Number(hour), Number(minute), Number(second), milliseconds) - offsetMs;
  if (year !== undefined) return toIso(inYear(Number(year)));
  if (moment === undefined) return {};
  // Without a year it is the newest one that does not lie in the future.
  const thisYear = inYear(moment.now.getUTCFullYear());
  return toIso(thisYear > moment.now.getTime() + DAY_MS ? inYear(moment.now.getUTCFullYear() - 1) : thisYear);
}

function offsetMinutesOf(zone: string | undefined, moment: Moment | undefined): number {
  if (zone === undefined) return moment?.offsetMinutes ?? 0;
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

function toIso(time: number): Pick<Stamp, 'at'> {
  return Number.isNaN(time) ? {} : { at: new Date(time).toISOString() };
}
