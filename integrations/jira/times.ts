import { z } from 'zod';

/** As ISO 8601. Jira writes the zone without its colon: 2026-11-20T02:10:04.000+0100. */
export function isoTime(value: unknown): string | undefined {
  const time = typeof value === 'string' ? value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : '';
  return z.iso.datetime({ offset: true }).safeParse(time).data;
}

/** "+01:00" of a time that has an offset. */
export function offsetOf(time: string | undefined): string | undefined {
  return /[+-]\d\d:\d\d$/.exec(time ?? '')?.[0];
}
