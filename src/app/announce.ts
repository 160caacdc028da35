import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Quotas } from '../domain/admission.ts';
import { TaiError } from '../domain/errors.ts';
import type { Log } from '../domain/log.ts';
import type { RunStore, TicketSystem } from '../domain/ports.ts';
import type { Report } from '../domain/report.ts';
import type { RunRequest } from '../domain/run.ts';

export type AnnounceRule = NonNullable<Config['slack']>['announce'][number];

export interface AnnounceParts {
  readonly runs: Pick<RunStore, 'findAnswer' | 'saveAnswer'>;
  readonly quotas: Quotas;
  readonly log: Log;
}

const ONCE_MS = 7 * 24 * 60 * 60_000;
const RANKS = ['low', 'medium', 'high'] as const;

export function applies(rule: AnnounceRule, { id }: RunRequest['ticket'], report: Report): boolean {
  const project = id.slice(0, id.lastIndexOf('-'));
  if (rule.projects !== undefined && !rule.projects.includes(project)) return false;
  if (rule.outcomes !== undefined && !rule.outcomes.includes(report.outcome)) return false;
  return RANKS.indexOf(report.confidence) >= RANKS.indexOf(rule.confidence);
}

/** Each answer in Jira that a rule speaks of is told in its channel: once for a run, and a later run of the ticket edits it. */
export function announcing(
  jira: TicketSystem,
  chat: TicketSystem,
  rules: readonly AnnounceRule[],
  parts: AnnounceParts,
): TicketSystem {
  return {
    ...jira,
    async writeAnswer(request, report, previous, signal) {
      const answer = await jira.writeAnswer(request, report, previous, signal);
      const channels = rules.filter((rule) => applies(rule, request.ticket, report)).map(({ channel }) => channel);
      for (const channel of new Set(channels)) await announce(chat, channel, { request, report }, parts, signal);
      return answer;
    },
  };
}

/** A courtesy: what goes wrong is logged, and the answer in Jira stands. */
async function announce(
  chat: TicketSystem,
  channel: string,
  { request, report }: { readonly request: RunRequest; readonly report: Report },
  { runs, quotas, log }: AnnounceParts,
  signal: AbortSignal,
): Promise<void> {
  const ticket = { system: chat.name, id: `announced:${channel}:${request.ticket.id}` };
  try {
    const once = { key: `${ticket.id}:${request.run}`, most: 1, windowMs: ONCE_MS, about: 'one word' };
    if ((await quotas.take(randomUUID(), [once])) !== undefined) return;
    const told = await chat.announce?.(channel, report, await runs.findAnswer(ticket), signal);
    if (told) await runs.saveAnswer({ ...told, ticket, run: request.run });
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ run: request.run, code: error instanceof TaiError ? error.code : 'unknown' }, 'answer not announced');
  }
}
