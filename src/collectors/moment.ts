/** When outputs were taken, and the zone their stamps without one are in. */
export interface Moment {
  readonly now: Date;
  /** East of UTC is positive. */
  readonly offsetMinutes: number;
}

const OFFSET = /([+-])(\d\d):?(\d\d)$/;

/** "2025-07-02T07:05:00+03:00". Throws when it is no time. */
export function parseMoment(text: string): Moment {
  const now = new Date(text);
  if (Number.isNaN(now.getTime())) throw new Error(`not a time: ${text}`);
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return { now, offsetMinutes: sign === '-' ? -size : size };
}
