import { describe, expect, it } from 'vitest';
import { isRefusedOnTheWay, toTaiError } from '../../../integrations/jira/failure.ts';

const json = { 'content-type': 'application/json;charset=UTF-8' };
const page = { 'content-type': 'text/html' };

function fail(status: number, headers: Record<string, string>, method = 'POST', answer = '') {
  return toTaiError({ method, status, headers: new Headers(headers), answer });
}

describe('an answer that is a failure', () => {
  it.each([
    [400, json, 'POST', 'ANSWER_REJECTED'],
    [400, json, 'PUT', 'ANSWER_REJECTED'],
    [400, json, 'GET', 'TICKET_FORBIDDEN'],
    [401, json, 'GET', 'TICKET_FORBIDDEN'],
    [401, page, 'GET', 'TICKET_FORBIDDEN'],
    [403, json, 'GET', 'TICKET_FORBIDDEN'],
    [403, { ...page, 'x-arequestid': '1' }, 'GET', 'TICKET_FORBIDDEN'],
    [403, page, 'GET', 'TICKET_SYSTEM_UNAVAILABLE'],
    [404, json, 'GET', 'TICKET_NOT_FOUND'],
    [404, page, 'GET', 'TICKET_SYSTEM_UNAVAILABLE'],
    [409, json, 'PUT', 'TICKET_SYSTEM_UNAVAILABLE'],
    [413, json, 'POST', 'ANSWER_REJECTED'],
    [429, page, 'GET', 'TICKET_SYSTEM_BUSY'],
    [500, json, 'GET', 'TICKET_SYSTEM_UNAVAILABLE'],
    [503, page, 'POST', 'TICKET_SYSTEM_UNAVAILABLE'],
  ])('%i with %j to a %s is %4$s', (status, headers, method, code) => {
    expect(fail(status, headers, method).code).toBe(code);
  });

  it('was refused on the way when the page is not of Jira', () => {
    expect(isRefusedOnTheWay(fail(400, page))).toBe(true);
    expect(isRefusedOnTheWay(fail(400, { ...page, 'x-arequestid': '1' }))).toBe(false);
    expect(isRefusedOnTheWay(fail(503, page))).toBe(false);
    expect(isRefusedOnTheWay(fail(401, page))).toBe(false);
    expect(isRefusedOnTheWay(fail(429, page))).toBe(false);
    expect(isRefusedOnTheWay(new Error('x'))).toBe(false);
  });

  it('says what Jira said, and not more than a few lines of it', () => {
    const answer = JSON.stringify({ errorMessages: ['INVALID_INPUT'], errors: { comment: 'x'.repeat(5_000) } });

    const { message } = fail(400, json, 'POST', answer);

    expect(message).toMatch(/^Jira refused the request \(400: INVALID_INPUT; xxx/);
    expect(message.length).toBeLessThan(400);
  });

  it.each(['', 'not JSON', '[]', '{"errors":{"a":{}}}'])('says only the number when the body is %j', (answer) => {
    expect(fail(400, json, 'POST', answer).message).toBe('Jira refused the request (400)');
  });

  it('hands on how long a broken Jira asks us to wait', () => {
    expect(fail(503, { ...json, 'retry-after': '7' }).retryAfterMs).toBe(7_000);
  });
});
