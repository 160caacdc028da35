const MINUTE_MS = 60_000;
const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 24 * 60 * MINUTE_MS,
  w: 7 * 24 * 60 * MINUTE_MS,
};
/** Nobody looks for longer back in a log that is still there. */
const LONGEST_MS = 60 * 24 * 60 * MINUTE_MS;

const AGO = /^(\d{1,5})\s*(s|m|h|d|w|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?)(?:\s+ago)?$/i;
const STAMP = /^(?:(\d{4}-\d\d-\d\d)[T ]+)?(\d{1,2}:\d\d)(?::(\d\d)(?:\.\d{1,6})?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** Whose clock a time without a zone is read from: a name ("Europe/Berlin"), an offset ("+01:00"), else UTC. */
export interface Clock {
  readonly now: Date;
  readonly zone?: string | undefined;
}

/**
 * "2h", "90 min", "02:10", "2026-11-20 02:10", "2026-11-20T02:10+01:00" as ISO 8601; undefined for anything else, for the
 * future and for more than 60 days ago. A clock without a date is the last time it showed that.
 */
export function parseSince(words: string, clock: Clock): string | undefined {
  const at = readAgo(words.trim(), clock) ?? readStamp(words.trim(), clock);
  if (at === undefined || Number.isNaN(at)) return undefined;
  const agoMs = clock.now.getTime() - at;
  return agoMs >= 0 && agoMs <= LONGEST_MS ? new Date(at).toISOString() : undefined;
}

function readAgo(words: string, { now }: Clock): number | undefined {
  const [, count, unit = ''] = AGO.exec(words) ?? [];
  const unitMs = UNITS_MS[unit.charAt(0).toLowerCase()];
  return count === undefined || unitMs === undefined ? undefined : now.getTime() - Number(count) * unitMs;
}

function readStamp(words: string, { now, zone }: Clock): number | undefined {
  const [, date, clock, second = '00', said] = STAMP.exec(words) ?? [];
  if (clock === undefined) return undefined;
  const offset = said === undefined ? offsetOf(zone, now) : offsetIn(said);
  const today = new Date(now.getTime() + offset * MINUTE_MS).toISOString().slice(0, 10);
  const at = Date.parse(`${date ?? today}T${clock.padStart(5, '0')}:${second}Z`) - offset * MINUTE_MS;
  return date === undefined && at > now.getTime() ? at - 24 * 60 * MINUTE_MS : at;
}

/** Minutes east of Greenwich in this zone, at that time. */
function offsetOf(zone: string | undefined, at: Date): number {
  if (zone === undefined) return 0;
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
    return offsetIn(parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') ?? '');
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

function offsetIn(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}
