import type { Reply } from './call.ts';

/** Of one issue: 20 writes in two seconds, 100 in thirty. Source: developer.atlassian.com, "Rate limiting". */
const LIMITS = [
  { most: 20, withinMs: 2_000 },
  { most: 100, withinMs: 30_000 },
] as const;

export class WriteLimits {
  readonly #writes = new Map<string, number[]>();

  /** Counts a write; the refusal when there were too many. */
  take(issue: string): Reply | undefined {
    const now = Date.now();
    const recent = (this.#writes.get(issue) ?? []).filter((at) => now - at < 30_000);
    for (const { most, withinMs } of LIMITS) {
      const counted = recent.filter((at) => now - at < withinMs);
      if (counted.length >= most) return tooMany(Math.ceil((withinMs - (now - (counted[0] ?? now))) / 1_000));
    }
    this.#writes.set(issue, [...recent, now]);
    return undefined;
  }
}

function tooMany(seconds: number): Reply {
  const headers = { 'retry-after': String(Math.max(1, seconds)), 'ratelimit-reason': 'jira-per-issue-on-write' };
  return { status: 429, headers, json: { errorMessages: ['Rate limit exceeded.'], errors: {} } };
}
