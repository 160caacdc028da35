import { z } from 'zod';
import { Outcome } from '../../src/domain/diagnosis.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { Report } from '../../src/domain/report.ts';
import type { ExtraSettings, RouteTo } from './extra-settings.ts';
import { IssueKey } from './names.ts';
import type { Rest } from './rest.ts';

/** More links than this tell nobody more. */
const MOST_LINKS = 5;

const Meta = z.object({
  fields: z.record(z.string(), z.object({ schema: z.object({ type: z.string(), items: z.string().optional() }) })),
});
const Routed = z.object({
  fields: z.object({ assignee: z.unknown(), components: z.array(z.object({ name: z.string() })).catch([]) }),
});
const Ends = z.object({ key: z.string() }).optional();
const Linked = z.object({
  fields: z.object({ issuelinks: z.array(z.object({ inwardIssue: Ends, outwardIssue: Ends })).catch([]) }),
});

interface Done {
  readonly issue: string;
  readonly report: Report;
}

/**
 * All that is configured, each by itself: what Jira does not let us do is told to `onLeftOut` and costs nothing else. Doing it
 * again changes nothing. Throws what is worth another try, so that the queue waits as it was asked to.
 */
export async function addExtras(rest: Rest, settings: ExtraSettings, done: Done, signal: AbortSignal): Promise<void> {
  for (const [what, add] of listExtras(rest, settings, done, signal)) {
    try {
      await add();
    } catch (error) {
      if (!(error instanceof TaiError) || error.retryable) throw error;
      settings.onLeftOut?.(what, error.code);
    }
  }
}

type Extra = readonly [what: string, add: () => Promise<void>];

function listExtras(rest: Rest, settings: ExtraSettings, done: Done, signal: AbortSignal): readonly Extra[] {
  const { outcome: { labels, field, property } = {}, linkRelated, route = {} } = settings;
  const to = isProved(done.report) ? route[done.report.finding ?? ''] : undefined;
  const extras: readonly (Extra | undefined)[] = [
    labels ? ['label', () => setLabel(rest, done, signal)] : undefined,
    field !== undefined ? ['field', () => setField(rest, field, done, signal)] : undefined,
    property ? ['property', () => setProperty(rest, done, signal)] : undefined,
    linkRelated !== undefined ? ['link', () => linkEarlier(rest, linkRelated, done, signal)] : undefined,
    to !== undefined ? ['route', () => sendTo(rest, to, done, signal)] : undefined,
  ];
  return extras.filter((extra) => extra !== undefined);
}

/** A label has no spaces. */
export function labelOf(outcome: Outcome): string {
  return `tai:${outcome.replaceAll('_', '-')}`;
}

async function setLabel(rest: Rest, { issue, report }: Done, signal: AbortSignal): Promise<void> {
  const mine = labelOf(report.outcome);
  const others = Outcome.options.map(labelOf).filter((label) => label !== mine);
  const labels = [...others.map((label) => ({ remove: label })), { add: mine }];
  await rest.send('PUT', `${rest.api}/issue/${issue}`, { update: { labels } }, signal);
}

/** In the form that the field's type asks for. */
async function setField(rest: Rest, field: string, { issue, report }: Done, signal: AbortSignal): Promise<void> {
  const { fields } = await rest.get(`${rest.api}/issue/${issue}/editmeta`, {}, Meta, signal);
  const schema = fields[field]?.schema;
  if (schema === undefined) throw new TaiError('TICKET_FORBIDDEN', `${field} can not be set on ${issue}`);
  const word = schema.type === 'option' || schema.items === 'option' ? { value: report.outcome } : report.outcome;
  const value = schema.type === 'array' ? [word] : word;
  await rest.send('PUT', `${rest.api}/issue/${issue}`, { fields: { [field]: value } }, signal);
}

async function setProperty(rest: Rest, { issue, report }: Done, signal: AbortSignal): Promise<void> {
  const { outcome, confidence, finding, hosts, run, number, related = [] } = report;
  const value = { outcome, confidence, hosts, run, number, related: related.map(({ label }) => label) };
  const url = `${rest.api}/issue/${issue}/properties/tai`;
  await rest.send('PUT', url, { ...value, ...(finding !== undefined && { finding }) }, signal);
}

async function linkEarlier(rest: Rest, type: string, { issue, report }: Done, signal: AbortSignal): Promise<void> {
  const earlier = (report.related ?? []).filter(
    ({ ticket }) => ticket.system === 'jira' && IssueKey.safeParse(ticket.id).success,
  );
  if (earlier.length === 0) return;
  const { fields } = await rest.get(`${rest.api}/issue/${issue}`, { fields: 'issuelinks' }, Linked, signal);
  const linked = new Set(fields.issuelinks.map(({ inwardIssue, outwardIssue }) => (inwardIssue ?? outwardIssue)?.key));
  for (const { ticket } of earlier.slice(0, MOST_LINKS)) {
    if (linked.has(ticket.id)) continue;
    const link = { type: { name: type }, inwardIssue: { key: issue }, outwardIssue: { key: ticket.id } };
    await rest.send('POST', `${rest.api}/issueLink`, link, signal);
  }
}

/** Only what rules are sure of, and only at first: a person who has changed it since knows better. */
function isProved({ outcome, confidence, number }: Report): boolean {
  return outcome === 'cause' && confidence === 'high' && number === 1;
}

async function sendTo(
  rest: Rest,
  { assignee, component }: RouteTo,
  { issue }: Done,
  signal: AbortSignal,
): Promise<void> {
  const { fields } = await rest.get(`${rest.api}/issue/${issue}`, { fields: 'assignee,components' }, Routed, signal);
  if (component !== undefined && !fields.components.some(({ name }) => name === component)) {
    await rest.send(
      'PUT',
      `${rest.api}/issue/${issue}`,
      { update: { components: [{ add: { name: component } }] } },
      signal,
    );
  }
  if (assignee === undefined || (fields.assignee ?? undefined) !== undefined) return;
  await rest.send(
    'PUT',
    `${rest.api}/issue/${issue}`,
    { fields: { assignee: rest.isCloud ? { accountId: assignee } : { name: assignee } } },
    signal,
  );
}
