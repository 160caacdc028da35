const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Longer lines are pasted logs, whose times say nothing about when a person saw it begin. */
const LINE_CHARS = 300;

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const NUMBER = `\\d{1,2}|${WORDS.join('|')}`;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const CUE = /\b(since|from|began|begin|begins|started|starts|start|happened|at|around|about|after)\b/i;
const STAMP = /\b(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)\s?(Z|UTC|[+-]\d\d:?\d\d)?)?(?![\d:])/;
const AGO = new RegExp(`\\b(an?|half an|${NUMBER}|\\d{1,3})\\s*(min(?:ute)?s?|h(?:ou)?rs?|h|days?)\\s+ago\\b`, 'i');
const DAY = new RegExp(`\\b(?:(today|yesterday|this morning|last night)|(?:on |last )?(${DAYS.join('|')}))\\b`, 'i');
const CLOCK = new RegExp(
  `\\b(?:(noon|midnight)|(\\d{1,2})[:.](\\d\\d)\\s*(am|pm)?|(?:at|around|about|since|from)\\s+(?:around |about )?(${NUMBER})\\s*(am|pm|o'clock)?)(?![\\w:.-]*\\d)(?!\\s*(?:%|percent|times|hosts?|users?|minutes?|hours?|days?|GB|MB))`,
  'i',
);

/**
 * When a person says it began, as ISO 8601; undefined when the text names no such time. A clock without a date is the last time it
 * showed that, and one without a zone is this machine's.
 */
export function findSaidTime(text: string, now: Date): string | undefined {
  for (const line of text.split('\n')) {
    if (line.length > LINE_CHARS) continue;
    const time = readStamp(line) ?? readAgo(line, now) ?? readClock(line, now);
    if (time !== undefined && !Number.isNaN(time) && time <= now.getTime()) return new Date(time).toISOString();
  }
  return undefined;
}

function readStamp(line: string): number | undefined {
  const [, date, clock = '00:00', zone = ''] = STAMP.exec(line) ?? [];
  if (date === undefined || !CUE.test(line)) return undefined;
  return Date.parse(`${date}T${clock}${zone === 'UTC' ? 'Z' : zone}`);
}

function readAgo(line: string, now: Date): number | undefined {
  const [, count = '', unit = ''] = AGO.exec(line.toLowerCase()) ?? [];
  if (unit === '') return undefined;
  const unitMs = unit.startsWith('m') ? MINUTE_MS : unit.startsWith('h') ? HOUR_MS : DAY_MS;
  const halves = count === 'half an' ? 0.5 : 1;
  return now.getTime() - (/^(an?|half an)$/.test(count) ? halves : toNumber(count)) * unitMs;
}

function readClock(line: string, now: Date): number | undefined {
  const day = DAY.exec(line.toLowerCase());
  const clock = CLOCK.exec(line.toLowerCase());
  if (clock === null || !(day !== null || CUE.test(line))) return undefined;
  const at = new Date(now);
  const [hours, minutes] = clockOf(clock, day?.[1]);
  if (hours > 23 || minutes > 59) return undefined;
  at.setHours(hours, minutes, 0, 0);
  at.setDate(at.getDate() - daysBack(day, at, now));
  return at.getTime();
}

function clockOf(clock: RegExpExecArray, day = ''): readonly [hours: number, minutes: number] {
  const [, word, hour, minute = '0', half, spoken = '', spokenHalf] = clock;
  if (word !== undefined) return [word === 'noon' ? 12 : 0, 0];
  return [toHours(toNumber(hour ?? spoken), half ?? spokenHalf, day), Number(minute)];
}

function toHours(hours: number, half: string | undefined, day: string): number {
  if (half === 'am' && hours === 12) return 0;
  const isEvening = day === 'last night' && hours > 5;
  return (half === 'pm' || isEvening) && hours < 12 ? hours + 12 : hours;
}

function daysBack(day: RegExpExecArray | null, at: Date, now: Date): number {
  const [, near, weekday] = day ?? [];
  if (near === 'yesterday' || (near === 'last night' && at.getHours() > 5)) return 1;
  if (weekday !== undefined) return (now.getDay() - DAYS.indexOf(weekday) + 7) % 7 || (at > now ? 7 : 0);
  return near === undefined && at > now ? 1 : 0;
}

function toNumber(text: string): number {
  const word = WORDS.indexOf(text);
  return word >= 0 ? word : Number(text);
}
