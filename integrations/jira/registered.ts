import { z } from 'zod';
import type { Rest } from './rest.ts';
import { WEBHOOK_PATH, WEBHOOKS_API } from './webhook-events.ts';

/** A webhook as an administrator sees it; its secret is never shown. */
export const Webhook = z.object({
  name: z.string().catch(''),
  url: z.string().catch(''),
  enabled: z.boolean().catch(true),
  events: z.array(z.string()).catch([]),
  filters: z.record(z.string(), z.string()).catch({}),
  isSigned: z.boolean().optional().catch(undefined),
  self: z.string().catch(''),
});
export type Webhook = z.infer<typeof Webhook>;

/** Those that lead to a tai, this one or another. Rejects with TICKET_FORBIDDEN unless we administer Jira. */
export async function findWebhooks(rest: Rest, signal: AbortSignal): Promise<readonly Webhook[]> {
  const all = await rest.get(WEBHOOKS_API, {}, z.array(Webhook), signal);
  return all.filter(({ url }) => URL.parse(url)?.pathname.endsWith(WEBHOOK_PATH));
}

/** What a webhook lacks to serve tai; empty when it does. */
export function lacks({ enabled, events, isSigned }: Webhook): readonly string[] {
  const missing = ['jira:issue_created', 'comment_created'].filter((event) => !events.includes(event));
  return [
    ...(enabled ? [] : ['it is switched off']),
    ...missing.map((event) => `it does not send ${event}`),
    ...(isSigned === false ? ['it has no secret, so tai refuses all it sends'] : []),
  ];
}
