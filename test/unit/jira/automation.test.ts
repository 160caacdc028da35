import { describe, expect, it } from 'vitest';
import { receiveAutomation } from '../../../integrations/jira/automation.ts';
import { automationRequest } from '../../support/jira-stand-in/deliveries.ts';
import { jiraSample } from '../../support/jira-stand-in/samples.ts';

const secret = 'hidden header';

function press(json: unknown, at = '2026-11-20T02:20:10Z', projects?: readonly string[]) {
  return receiveAutomation(automationRequest(json, secret), { secret, projects, now: () => new Date(at) });
}

function keyOf(received: ReturnType<typeof press>): string {
  return received.kind === 'ask' ? received.ask.key : received.kind;
}

describe("the ticket's button", () => {
  it('asks for a run of the ticket and the host typed into the prompt', () => {
    const received = press(JSON.parse(jiraSample('automation')));

    expect(received).toMatchObject({
      kind: 'ask',
      ask: {
        key: expect.stringMatching(/^jira-OPS-4211-button-[0-9a-f]{12}$/),
        ticket: { system: 'jira', id: 'OPS-4211' },
        trigger: 'button',
        hosts: ['web-03.prod.example.com'],
      },
    });
  });

  it('is one run when it is pressed twice within a minute, and another one later', () => {
    const first = keyOf(press({ issue: 'OPS-1' }, '2026-11-20T02:20:10Z'));
    const double = keyOf(press({ issue: 'OPS-1', actor: 'someone else' }, '2026-11-20T02:20:11Z'));
    const later = keyOf(press({ issue: 'OPS-1' }, '2026-11-20T02:25:00Z'));

    expect(double).toBe(first);
    expect(later).not.toBe(first);
  });

  it('is another run when another host is asked for', () => {
    expect(keyOf(press({ issue: 'OPS-1', host: 'web-03' }))).not.toBe(keyOf(press({ issue: 'OPS-1', host: 'web-04' })));
  });

  it.each([
    [{ issue: { key: 'OPS-1', id: 4 }, host: null }, []],
    [{ issue: 'OPS-1', host: '' }, []],
    [{ issue: 'OPS-1', host: 'Web-03, web-04;web-03' }, ['web-03', 'web-04']],
    [{ issue: 'OPS-1', host: ['web-03', '-oProxyCommand=x'] }, ['web-03']],
  ])('understands %j', (json, hosts) => {
    expect(press(json)).toMatchObject({ ask: { ticket: { id: 'OPS-1' }, hosts } });
  });

  it('is refused with a wrong secret or none', () => {
    const rules = { secret, projects: undefined, now: () => new Date(0) };

    expect(receiveAutomation(automationRequest({ issue: 'OPS-1' }, 'guess'), rules)).toMatchObject({ status: 401 });
    expect(receiveAutomation({ headers: {}, body: Buffer.from('{') }, rules)).toMatchObject({ status: 401 });
  });

  it.each([[{}], [{ issue: '../../admin' }], [[]], [null]])('is told when %j names no issue', (json) => {
    expect(press(json)).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it('is ignored in a project that is not ours', () => {
    expect(press({ issue: 'HR-1' }, undefined, ['OPS'])).toMatchObject({ kind: 'ignored' });
  });

  it('takes the time it began from the prompt, and says when it does not understand it', () => {
    expect(press({ issue: 'OPS-1', since: '2h' })).toMatchObject({ ask: { since: '2026-11-20T00:20:10.000Z' } });
    expect(press({ issue: 'OPS-1', since: '' })).toMatchObject({
      kind: 'ask',
      ask: expect.not.objectContaining({ since: '' }),
    });
    expect(press({ issue: 'OPS-1', since: 'a while' })).toMatchObject({ kind: 'rejected', status: 400 });
    expect(keyOf(press({ issue: 'OPS-1', since: '2h' }))).not.toBe(keyOf(press({ issue: 'OPS-1' })));
  });

  it('is refused from an address that is not listed', () => {
    const rules = { secret, allowFrom: ['10.0.0.0/8'], projects: undefined, now: () => new Date(0) };
    const pressed = automationRequest({ issue: 'OPS-1' }, secret);

    expect(receiveAutomation({ ...pressed, from: '192.0.2.1' }, rules)).toMatchObject({ status: 401 });
    expect(receiveAutomation({ ...pressed, from: '10.9.9.9' }, rules)).toMatchObject({ kind: 'ask' });
  });
});
