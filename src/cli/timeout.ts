import { TaiError } from '../domain/errors.ts';

const UNIT_MS: Readonly<Record<string, number>> = { '': 1_000, s: 1_000, m: 60_000, h: 3_600_000 };
const MAX_MS = 86_400_000;

/** "90", "90s", "5m" in milliseconds. Throws CONFIG_INVALID. */
export function readTimeout(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smh]?)$/.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (ms >= 1_000 && ms <= MAX_MS) return ms;
  throw new TaiError('CONFIG_INVALID', `--timeout ${text}: not a time from 1s to 24h, for example: 90s or 5m`);
}
