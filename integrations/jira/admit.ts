import type { Admission, Quota } from '../../src/domain/admission.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { RunRequest } from '../../src/domain/run.ts';
import type { HourlyQuotas } from './access-settings.ts';
import type { IsAgent } from './agents.ts';
import { issueIn } from './names.ts';

const HOUR_MS = 60 * 60_000;

/** Above what a bad day brings, below what harms anyone. */
const DEFAULTS = { perPerson: 20, perTicket: 10, all: 1_000 } as const;

const NOT_AGENT = 'Only people whom this ticket can be assigned to may direct tai here; please ask one of them.';
const NOT_LISTED = 'Only the agents that tai was told of may direct it here; please ask one of them.';

export interface AdmitRules {
  readonly isAgent: IsAgent;
  readonly quotas: HourlyQuotas | undefined;
  /** Whether there is a rule of its own for who is an agent. */
  readonly hasRule: boolean;
}

/**
 * New tickets are triaged whoever wrote them. Everything else, host names and opinions among it, is for agents; the button is
 * let through without a name, since the rule in Jira decides who sees it and its secret vouches for the rule.
 */
export async function admit(request: RunRequest, rules: AdmitRules, signal: AbortSignal): Promise<Admission> {
  const { trigger, by } = request;
  const admitted = { kind: 'admitted', quotas: quotasOf(request, rules.quotas) } as const;
  if (trigger === 'created') return admitted;
  if (by === undefined) {
    return trigger === 'button' ? admitted : { kind: 'refused', reason: 'Jira does not say who asked', tell: false };
  }
  switch (by.kind) {
    case 'customer':
      return { kind: 'refused', reason: 'customers can not direct tai', tell: false };
    case 'app':
      return trigger === 'button' ? admitted : { kind: 'refused', reason: 'apps can not direct tai', tell: false };
    case 'person':
      return (await checkAgent(by.id, request, rules, signal)) ?? admitted;
    default:
      return by.kind satisfies never;
  }
}

/** Undefined for an agent. Where Jira does not let us ask, nobody is one. */
async function checkAgent(
  account: string,
  { ticket }: RunRequest,
  { isAgent, hasRule }: AdmitRules,
  signal: AbortSignal,
): Promise<Admission | undefined> {
  try {
    if (await isAgent(account, issueIn(ticket), signal)) return undefined;
    return { kind: 'refused', reason: hasRule ? NOT_LISTED : NOT_AGENT, tell: true };
  } catch (error) {
    if (!(error instanceof TaiError) || error.retryable) throw error;
    const reason =
      'tai may not ask Jira who is an agent here, so it does nothing; whoever runs it finds out why by: tai doctor jira';
    return { kind: 'refused', reason, tell: error.code !== 'TICKET_NOT_FOUND' };
  }
}

/** A monitoring account writes many tickets, so those of one author are counted only where the author is a customer. */
function quotasOf({ ticket, trigger, by }: RunRequest, quotas: HourlyQuotas | undefined): readonly Quota[] {
  const { perPerson, perTicket, all } = { ...DEFAULTS, ...withoutGaps(quotas) };
  const isPersonal = by !== undefined && (trigger !== 'created' || by.kind === 'customer');
  return [
    ...(isPersonal ? [hourly(`by:${by.id}`, perPerson, 'for one person')] : []),
    hourly(`ticket:${ticket.id}`, perTicket, 'for one ticket'),
    hourly('all', all, 'for all of Jira'),
  ];
}

function hourly(key: string, most: number, whose: string): Quota {
  return { key: `jira:${key}`, most, windowMs: HOUR_MS, about: `${most} runs an hour ${whose}` };
}

function withoutGaps(quotas: HourlyQuotas = {}): Partial<Record<keyof HourlyQuotas, number>> {
  return Object.fromEntries(Object.entries(quotas).filter(([, value]) => value !== undefined));
}
