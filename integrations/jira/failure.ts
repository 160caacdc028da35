import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';

/** An answer that is not a success. `answer` is its body as text. */
export interface Refused {
  readonly method: string;
  readonly status: number;
  readonly headers: Headers;
  readonly answer: string;
}

/** Kept as the error's cause: for whoever debugs, and for the writer, who asks whether Jira itself has refused. */
const Refusal = z.object({ by: z.enum(['jira', 'edge']), status: z.int(), detail: z.string() });
type Refusal = z.infer<typeof Refusal>;

/** True when something between us and Jira refused, so that Jira never saw the request. */
export function isRefusedOnTheWay(error: unknown): boolean {
  return error instanceof TaiError && Refusal.safeParse(error.cause).data?.by === 'edge';
}

export function toTaiError(refused: Refused): TaiError {
  const { status, headers } = refused;
  const refusal: Refusal = { by: isFromEdge(refused) ? 'edge' : 'jira', status, detail: detailOf(refused) };
  const said = refusal.detail === '' ? `${status}` : `${status}: ${refusal.detail}`;
  if (status === 429) return new TaiError('TICKET_SYSTEM_BUSY', 'Jira asks us to wait', refusal, waitMs(headers));
  if (status === 401) return new TaiError('TICKET_FORBIDDEN', `Jira does not accept our token (${said})`, refusal);
  if (refusal.by === 'edge') {
    return new TaiError('TICKET_SYSTEM_UNAVAILABLE', `something in front of Jira answered ${status}`, refusal);
  }
  return toJirasOwn(refused, said, refusal);
}

/** Source: the error responses of developer.atlassian.com/cloud/jira/platform/rest/v3. */
function toJirasOwn({ method, status, headers }: Refused, said: string, refusal: Refusal): TaiError {
  switch (status) {
    case 403:
      return new TaiError('TICKET_FORBIDDEN', `Jira does not allow us this (${said})`, refusal);
    case 404:
      return new TaiError('TICKET_NOT_FOUND', `Jira does not have this, or does not show it to us (${said})`, refusal);
    case 408:
    case 409:
    case 425:
      return new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Jira could not do it now (${said})`, refusal, waitMs(headers));
    default:
      break;
  }
  if (status < 400 || status >= 500) {
    return new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Jira answered ${status}`, refusal, waitMs(headers));
  }
  const code = method === 'GET' ? 'TICKET_FORBIDDEN' : 'ANSWER_REJECTED';
  return new TaiError(code, `Jira refused the request (${said})`, refusal);
}

/** These say "who are you" or "not now" whoever sends them, and nothing about what was sent. */
const aboutUsOrTheTime: ReadonlySet<number> = new Set([401, 408, 409, 425, 429]);

/** Jira itself answers in JSON and says which node did; a firewall's page does neither. */
function isFromEdge({ status, headers }: Refused): boolean {
  if (status < 400 || status >= 500 || aboutUsOrTheTime.has(status)) return false;
  return !isJson(headers) && !headers.has('x-arequestid');
}

export function isJson(headers: Headers): boolean {
  return /^application\/([a-z.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

const JiraErrors = z.object({
  errorMessages: z.array(z.string()).catch([]),
  errors: z.record(z.string(), z.string()).catch({}),
});

/** What Jira says is wrong, short; a page of HTML says nothing. */
function detailOf({ headers, answer }: Refused): string {
  if (!isJson(headers)) return '';
  try {
    const said = JiraErrors.safeParse(JSON.parse(answer)).data;
    return [...(said?.errorMessages ?? []), ...Object.values(said?.errors ?? {})].join('; ').slice(0, 300);
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), in milliseconds from now. */
function waitMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
