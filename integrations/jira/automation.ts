import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Host } from '../../src/domain/host.ts';
import type { Delivery, Received } from '../../src/domain/ports.ts';
import { checkSource, type Gate } from './gate.ts';
import { IssueKey } from './names.ts';
import { askWithin, parseJson, rejected } from './received.ts';
import { isSameSecret } from './signature.ts';
import { parseSince } from './time-window.ts';

export interface AutomationRules extends Pick<Gate, 'allowFrom'> {
  readonly secret: string;
  readonly projects: readonly string[] | undefined;
  readonly now: () => Date;
}

/** The rule's author writes the body, so the usual ways to say the same are taken. */
const Body = z.object({
  issue: z.union([IssueKey, z.object({ key: IssueKey }).transform(({ key }) => key)]),
  host: z.union([z.string(), z.array(z.string()).transform((names) => names.join(' '))]).catch(''),
  /** "2h", "02:10", "2026-11-20 02:10" (UTC unless it says another zone). */
  since: z.string().trim().catch(''),
});

/**
 * What a `POST /webhooks/jira/automation` asks for: the ticket's button. Jira Automation can not sign, so the secret
 * stands in `X-Tai-Secret`, and of the body only the key, the host and the time are used; the issue is read afresh.
 *
 * Clicks on one issue within one minute, for the same hosts and time, are one run. Two clicks on either side of a full minute get
 * two keys; the worker joins runs of one ticket that overlap, so that is one answer too.
 */
export function receiveAutomation(delivery: Delivery, { secret, allowFrom, projects, now }: AutomationRules): Received {
  const { headers, body } = delivery;
  const source = checkSource(delivery, { allowFrom });
  if (source !== undefined) return rejected(401, source);
  if (!isSameSecret(secret, headers['x-tai-secret'])) return rejected(401, 'wrong or missing X-Tai-Secret');
  const json = parseJson(body);
  if (json === undefined) return rejected(400, 'the body is not JSON');
  const parsed = Body.safeParse(json);
  if (!parsed.success) return rejected(400, 'the body names no issue: {"issue": "OPS-1"} is expected');

  const { issue, host, since: words } = parsed.data;
  const since = words === '' ? undefined : parseSince(words, { now: now() });
  if (words !== '' && since === undefined)
    return rejected(400, 'since is not understood: 2h, 02:10 or 2026-11-20 02:10 is');

  const hosts = hostsIn(host);
  return askWithin(projects, {
    key: `jira-${issue}-button-${click(now(), [...hosts, words])}`,
    ticket: { system: 'jira', id: issue },
    trigger: 'button',
    hosts,
    ...(since && { since }),
  });
}

function hostsIn(field: string): readonly string[] {
  const words = field.toLowerCase().split(/[\s,;]+/);
  return [...new Set(words.filter((word) => Host.safeParse(word).success))];
}

function click(now: Date, inputs: readonly string[]): string {
  const minute = Math.floor(now.getTime() / 60_000);
  return createHash('sha256')
    .update([minute, ...inputs].join(' '))
    .digest('hex')
    .slice(0, 12);
}
