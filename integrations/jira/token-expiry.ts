const DAY_MS = 24 * 60 * 60_000;

/** Atlassian sends no word before a token ends, so it is said this long before. */
const WARN_DAYS = 30;

export type Expiry = { readonly kind: 'fine' | 'soon' | 'over'; readonly words: string };

/** `lastDay` is "2027-03-01"; the token is taken to work until the end of that day, UTC. */
export function judgeExpiry(lastDay: string, now: Date): Expiry {
  const today = now.toISOString().slice(0, 10);
  const days = (Date.parse(lastDay) - Date.parse(today)) / DAY_MS;
  if (days < 0) return { kind: 'over', words: `expired on ${lastDay}` };
  const left = days === 0 ? 'expires today' : `expires on ${lastDay}, in ${days === 1 ? '1 day' : `${days} days`}`;
  return { kind: days <= WARN_DAYS ? 'soon' : 'fine', words: left };
}
