import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adfToText } from '../../integrations/jira/adf-to-text.ts';
import type { TicketSystem } from '../../src/domain/ports.ts';
import { type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import type { Fault } from '../support/jira-stand-in/faults.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
let tai: TicketSystem;
const { signal } = new AbortController();

function write(change: AbortSignal = signal) {
  return tai.writeAnswer(aRequest('OPS-1'), aReport(), undefined, change);
}

function shown(): readonly string[] {
  return jira.comments('OPS-1').map(({ body }) => adfToText(body));
}

beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
  tai = openAt(jira, { timeoutMs: 1_500 });
});
afterEach(async () => {
  await jira.close();
});

describe('when Jira fails', () => {
  it.each<[string, Fault, object]>([
    ['429 with seconds', { kind: 'busy', retryAfter: '3' }, { code: 'TICKET_SYSTEM_BUSY', retryAfterMs: 3_000 }],
    [
      '429 with a date gone by',
      { kind: 'busy', retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      { code: 'TICKET_SYSTEM_BUSY', retryAfterMs: 0 },
    ],
    [
      '429 with nonsense',
      { kind: 'busy', retryAfter: 'soon' },
      { code: 'TICKET_SYSTEM_BUSY', retryAfterMs: undefined },
    ],
    ['503', { kind: 'status', status: 503 }, { code: 'TICKET_SYSTEM_UNAVAILABLE', retryable: true }],
    ['a redirect', { kind: 'status', status: 302 }, { code: 'TICKET_SYSTEM_UNAVAILABLE', retryable: true }],
    ['a page instead of an answer', { kind: 'edge', status: 200 }, { code: 'TICKET_SYSTEM_UNAVAILABLE' }],
    ['a page of a firewall', { kind: 'edge', status: 403 }, { code: 'TICKET_SYSTEM_UNAVAILABLE' }],
    ['silence', { kind: 'hang' }, { code: 'TICKET_SYSTEM_UNAVAILABLE' }],
    ['a cut connection', { kind: 'cut', moment: 'before' }, { code: 'TICKET_SYSTEM_UNAVAILABLE' }],
    ['half an answer', { kind: 'cut', moment: 'half' }, { code: 'TICKET_SYSTEM_UNAVAILABLE' }],
    ['403', { kind: 'status', status: 403 }, { code: 'TICKET_FORBIDDEN', retryable: false }],
  ])('reading says so: %s', async (_, fault, error) => {
    jira.misbehave(fault);

    await expect(tai.fetchTicket(aRequest('OPS-1'), signal)).rejects.toMatchObject(error);
    await expect(tai.fetchTicket(aRequest('OPS-1'), signal)).resolves.toMatchObject({ label: 'OPS-1' });
  });

  it.each<[string, Fault]>([
    ['after the comment was made', { kind: 'cut', moment: 'after', method: 'POST' }],
    ['in the middle of the answer', { kind: 'cut', moment: 'half', method: 'POST' }],
    ['before anything was done', { kind: 'cut', moment: 'before', method: 'POST' }],
    ['by silence', { kind: 'hang', method: 'POST' }],
    ['with 503', { kind: 'status', status: 503, method: 'POST' }],
    ['with 429', { kind: 'busy', retryAfter: '1', method: 'POST' }],
  ])('a POST that ends %s is sent once, and the retry leaves one comment', async (_, fault) => {
    jira.misbehave(fault);

    await expect(write()).rejects.toMatchObject({ retryable: true });
    const posted = jira.requests.filter(({ method }) => method === 'POST').length;
    await write();

    expect(posted).toBe(1);
    expect(shown()).toHaveLength(1);
  });

  it('is not followed to another site, so the token stays at home', async () => {
    const other = await startJira();
    jira.misbehave({ kind: 'status', status: 302, location: `${other.url}/rest/api/3/issue/OPS-1` });

    await expect(tai.fetchTicket(aRequest('OPS-1'), signal)).rejects.toMatchObject({
      code: 'TICKET_SYSTEM_UNAVAILABLE',
    });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('stops at once when the work is cancelled, and not as a failure of Jira', async () => {
    const stopped = new AbortController();
    jira.misbehave({ kind: 'hang' });
    setTimeout(() => stopped.abort(new Error('the worker is closing')), 50);

    await expect(write(stopped.signal)).rejects.toThrow('the worker is closing');
  });

  it('asks again who we are when it was not told', async () => {
    jira.misbehave({ kind: 'status', status: 503, path: /myself/ });

    await expect(write()).rejects.toMatchObject({ code: 'TICKET_SYSTEM_UNAVAILABLE' });
    await expect(write()).resolves.toMatchObject({ ticket: { id: 'OPS-1' } });
  });
});

describe('when an answer is refused', () => {
  it('the plain one is written, with its proof, if Jira does not like the rich one', async () => {
    jira.misbehave({ kind: 'status', status: 400, method: 'POST', body: /panel/ });

    await write();

    expect(shown()).toEqual([expect.stringContaining('/dev/vda3  40G  40G  0 100% /var')]);
    expect(JSON.stringify(jira.comments('OPS-1')[0]?.body)).not.toContain('panel');
  });

  it('the plain one is written without proof if a firewall does not like the quoted lines', async () => {
    jira.misbehave({ kind: 'edge', body: /dev.vda3/, times: 100 });

    await write();

    expect(shown()).toEqual([expect.stringContaining('The quoted lines are left out')]);
    expect(shown()[0]).toContain('Set the log level back, then truncate debug.log');
  });

  it.each<[string, Fault, string]>([
    ['Jira', { kind: 'status', status: 400, method: 'POST', times: 100 }, 'ANSWER_REJECTED'],
    ['a firewall', { kind: 'edge', method: 'POST', times: 100 }, 'TICKET_SYSTEM_UNAVAILABLE'],
  ])('two forms are tried and no more when %s refuses everything', async (_, fault, code) => {
    jira.misbehave(fault);

    await expect(write()).rejects.toMatchObject({ code });
    expect(jira.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('an edit falls back as well', async () => {
    await write();
    jira.misbehave({ kind: 'edge', method: 'PUT', body: /dev.vda3/, times: 100 });

    await write();

    expect(shown()).toEqual([expect.stringContaining('The quoted lines are left out')]);
  });

  it('says what Jira said, and never the token', async () => {
    jira.misbehave({ kind: 'status', status: 403, message: 'no Add Comments permission', method: 'POST' });

    const error: unknown = await write().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: 'TICKET_FORBIDDEN',
      message: expect.stringContaining('no Add Comments permission'),
    });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('stand-in-token');
  });
});
