import { createHmac, timingSafeEqual } from 'node:crypto';

const MAX_SKEW_SECONDS = 300;

export interface Stamped {
  readonly stamp: string | string[] | undefined;
  readonly signature: string | string[] | undefined;
}

/**
 * Signed with our secret within the last five minutes. A stamp from the future would stay valid for as long as it is ahead,
 * so it is refused as well. Source: docs.slack.dev, "Verifying requests from Slack".
 */
export function isSigned({ stamp, signature }: Stamped, body: Buffer, secret: string, now: Date): boolean {
  if (typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp) || typeof signature !== 'string') return false;
  if (Math.abs(Number(stamp) - now.getTime() / 1_000) > MAX_SKEW_SECONDS) return false;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
