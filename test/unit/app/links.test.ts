import { describe, expect, it } from 'vitest';
import { applies, type AnnounceRule } from '../../../src/app/announce.ts';
import { findIssue, linked } from '../../../src/app/links.ts';
import { parseConfig } from '../../../src/config.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { TicketSystem } from '../../../src/domain/ports.ts';
import type { Answer, RunRequest } from '../../../src/domain/run.ts';
import { ticketKey } from '../../../src/domain/ticket.ts';
import { createTextTickets } from '../../../src/text-tickets.ts';
import { fakeDesk } from '../../support/fake-desk.ts';
import { silent } from '../../support/log.ts';
import { aReport, aRequest } from '../../support/slack-stand-in/samples.ts';

const { signal } = new AbortController();
const SLACK = 'botToken: xoxb-1, appToken: xapp-1';

/** Both systems, that write down what they are given. */
function open(rules: string, jiraFails?: TaiError) {
  const written: string[] = [];
  const told: string[] = [];
  const answers = new Map<string, Answer>();
  const jira: TicketSystem = {
    ...createTextTickets(''),
    name: 'jira',
    fetchTicket: async ({ ticket }) => {
      if (jiraFails) throw jiraFails;
      return {
        ref: ticket,
        label: ticket.id,
        scope: 'jira:OPS',
        title: 'disk',
        text: 'full on db-07',
        hosts: ['db-07'],
      };
    },
    writeAnswer: async ({ ticket, run }) => {
      if (jiraFails) throw jiraFails;
      written.push(ticketKey(ticket));
      return { ticket, id: run };
    },
  };
  const slack: TicketSystem = {
    ...createTextTickets(''),
    name: 'slack',
    fetchTicket: async (request) => ({
      ...(await createTextTickets('').fetchTicket(request, signal)),
      scope: 'slack:C0OPS',
    }),
    writeAnswer: async ({ ticket, run }) => {
      written.push(ticketKey(ticket));
      return { ticket, id: run };
    },
    announce: async (channel, { headline }, previous) => {
      told.push(`${channel} ${previous === undefined ? 'new' : 'edited'} ${headline.slice(0, 4)}`);
      return { ticket: { system: 'slack', id: channel }, id: `${channel}:1` };
    },
  };
  const config = parseConfig(
    `jira: {baseUrl: 'https://example.atlassian.net', token: t}\nslack: {${SLACK}, ${rules}}`,
    {},
  );
  const runs = {
    findAnswer: async (ticket: Answer['ticket']) => answers.get(ticketKey(ticket)),
    saveAnswer: async (answer: Answer) => void answers.set(ticketKey(answer.ticket), answer),
  };
  const quotas = { take: fakeDesk().take, close: async () => undefined };
  const both = linked([jira, slack], config, { runs, quotas, log: silent });
  const find = (name: string): TicketSystem => both.find((system) => system.name === name) ?? slack;
  return { written, told, jira: find('jira'), slack: find('slack') };
}

function about(text: string): RunRequest {
  return aRequest('1790000001.000117', { text });
}

const jiraRequest: RunRequest = { ...about(''), ticket: { system: 'jira', id: 'OPS-7' }, trigger: 'created' };

describe('an issue named in Slack', () => {
  it('is the first one of a project that is linked', () => {
    expect(findIssue('see HR-1 and OPS-12, OPS-13', ['OPS'])).toEqual({ system: 'jira', id: 'OPS-12' });
    expect(findIssue('DEVOPS-12 x-OPS-3 OPS-4x', ['OPS'])).toBeUndefined();
    expect(findIssue(undefined, ['OPS'])).toBeUndefined();
  });

  it('is read with the question, and the allow-list stays that of the channel', async () => {
    const ticket = await open('jiraProjects: [OPS]').slack.fetchTicket(about('look at OPS-12'), signal);

    expect(ticket).toMatchObject({ scope: 'slack:C0OPS', hosts: ['db-07'] });
    expect(ticket.text).toContain('OPS-12: disk\nfull on db-07');
  });

  it('of a project that is not linked is not read', async () => {
    const ticket = await open('jiraProjects: [OPS]').slack.fetchTicket(about('look at HR-12'), signal);

    expect(ticket.text).toBe('look at HR-12');
  });

  it('that Jira does not show is left out; one that Jira shows later is waited for', async () => {
    const forbidden = open('jiraProjects: [OPS]', new TaiError('TICKET_FORBIDDEN', 'no'));
    const away = open('jiraProjects: [OPS]', new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'away'));

    expect((await forbidden.slack.fetchTicket(about('OPS-12'), signal)).text).toBe('OPS-12');
    await expect(away.slack.fetchTicket(about('OPS-12'), signal)).rejects.toMatchObject({ retryable: true });
  });

  it('is answered too where that is configured', async () => {
    const both = open('jiraProjects: [OPS], answerInTicket: true');
    const one = open('jiraProjects: [OPS]');
    await both.slack.writeAnswer(about('OPS-12'), aReport(), undefined, signal);
    await one.slack.writeAnswer(about('OPS-12'), aReport(), undefined, signal);

    expect(both.written).toEqual([expect.stringMatching(/^slack:/), 'jira:OPS-12']);
    expect(one.written).toEqual([expect.stringMatching(/^slack:/)]);
  });
});

describe('an answer in Jira', () => {
  const rule: AnnounceRule = { channel: 'C0OPS', projects: ['OPS'], outcomes: ['cause'], confidence: 'medium' };

  it.each([
    ['OPS-1', {}, true],
    ['HR-1', {}, false],
    ['OPS-1', { outcome: 'healthy' }, false],
    ['OPS-1', { confidence: 'low' }, false],
    ['OPS-1', { confidence: 'medium' }, true],
  ] as const)('of %s with %j is told: %s', (id, change, isTold) => {
    expect(applies(rule, { system: 'jira', id }, aReport(change))).toBe(isTold);
  });

  it('is told once for a run, and the next run of the ticket edits what was told', async () => {
    const { jira, told } = open('announce: [{channel: C0OPS}]');
    await jira.writeAnswer(jiraRequest, aReport(), undefined, signal);
    await jira.writeAnswer(jiraRequest, aReport(), undefined, signal);
    await jira.writeAnswer(
      { ...jiraRequest, run: 'rbbbbbbbbbbbbbbbb' },
      aReport({ headline: 'Fine' }),
      undefined,
      signal,
    );

    expect(told).toEqual([expect.stringMatching(/^C0OPS new/), 'C0OPS edited Fine']);
  });
});
