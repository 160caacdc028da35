import { z } from 'zod';
import type { Rest } from '../rest.ts';
import type { JiraSettings } from '../settings.ts';
import { judgeExpiry } from '../token-expiry.ts';
import { less, ok, type Step, unchecked } from './steps.ts';

const NEW_ONE = 'a new one, then jira.tokenExpires';

/** Data Center lists our personal access tokens, which does not say which of them this one is. */
const Tokens = z.array(z.object({ expiringAt: z.iso.datetime({ offset: true }).nullish() }));

/** From the configuration, else from Jira where it says it. Throws what is not Jira's doing. */
export async function examineExpiry(
  rest: Rest | undefined,
  { tokenExpires }: Pick<JiraSettings, 'tokenExpires'>,
  now: Date,
  signal: AbortSignal,
): Promise<Step> {
  if (tokenExpires !== undefined) return judge(tokenExpires, now, 'it');
  const first = rest === undefined || rest.isCloud ? undefined : await findFirst(rest, signal);
  if (first !== undefined) return judge(first, now, 'the first of our tokens');
  const detail = 'Jira does not say it; a token of Cloud ends within a year';
  return unchecked('token expiry', detail, "jira.tokenExpires: '2027-03-01'");
}

function judge(day: string, now: Date, which: string): Step {
  const { kind, words } = judgeExpiry(day, now);
  return kind === 'fine' ? ok('token expiry', `${which} ${words}`) : less('token expiry', `${which} ${words}`, NEW_ONE);
}

/** The day the first of them ends; undefined where none does or Jira does not list them. */
async function findFirst(rest: Rest, signal: AbortSignal): Promise<string | undefined> {
  const tokens = await rest.get('/rest/pat/latest/tokens', {}, Tokens, signal).catch(() => []);
  const days = tokens.flatMap(({ expiringAt }) =>
    expiringAt ? [new Date(expiringAt).toISOString().slice(0, 10)] : [],
  );
  return days.toSorted()[0];
}
