import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Host } from '../../src/domain/host.ts';
import type { Delivery, Received } from '../../src/domain/ports.ts';
import { IssueKey } from './names.ts';
import { askWithin, parseJson, rejected } from './received.ts';
import { isSameSecret } from './signature.ts';

export interface AutomationRules {
  readonly secret: string;
  readonly projects: readonly string[] | undefined;
  readonly now: () => Date;
}

/** The rule's author writes the body, so the usual ways to say the same are taken. */
const Body = z.object({
  issue: z.union([IssueKey, z.object({ key: IssueKey }).transform(({ key }) => key)]),
  host: z.union([z.string(), z.array(z.string()).transform((names) => names.join(' '))]).catch(''),
});

/**
 * What a `POST /webhooks/jira/automation` asks for: the ticket's button. Jira Automation can not sign, so the secret
 * stands in `X-Tai-Secret`, and of the body only the key and the host are used; the issue is read afresh.
 *
 * Clicks on one issue within one minute, for the same hosts, are one run. Two clicks on either side of a full minute get
 * two keys; the worker joins runs of one ticket that overlap, so that is one answer too.
 */
export function receiveAutomation({ headers, body }: Delivery, { secret, projects, now }: AutomationRules): Received {
  if (!isSameSecret(secret, headers['x-tai-secret'])) return rejected(401, 'wrong or missing X-Tai-Secret');
  const json = parseJson(body);
  if (json === undefined) return rejected(400, 'the body is not JSON');
  const parsed = Body.safeParse(json);
  if (!parsed.success) return rejected(400, 'the body names no issue: {"issue": "OPS-1"} is expected');

  const hosts = hostsIn(parsed.data.host);
  return askWithin(projects, {
    key: `jira-${parsed.data.issue}-button-${click(now(), hosts)}`,
    ticket: { system: 'jira', id: parsed.data.issue },
    trigger: 'button',
    hosts,
  });
}

function hostsIn(field: string): readonly string[] {
  const words = field.toLowerCase().split(/[\s,;]+/);
  return [...new Set(words.filter((word) => Host.safeParse(word).success))];
}

function click(now: Date, hosts: readonly string[]): string {
  const minute = Math.floor(now.getTime() / 60_000);
  return createHash('sha256')
    .update([minute, ...hosts].join(' '))
    .digest('hex')
    .slice(0, 12);
}
