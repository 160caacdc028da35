import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import type { Report } from '../../src/domain/report.ts';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aReport, aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

const { signal } = new AbortController();
let jira: JiraStandIn;
let troubles: string[] = [];

function onLeftOut(what: string, code: string): void {
  troubles.push(`${what} ${code}`);
}

async function answer(settings: Partial<JiraSettings>, report: Partial<Report> = {}): Promise<void> {
  const tai = openAt(jira, { onLeftOut, ...settings });
  await tai.writeAnswer(aRequest('OPS-1'), aReport({ finding: 'disk_full', ...report }), undefined, signal);
}

function field(name: string): unknown {
  return jira.issue('OPS-1').fields[name];
}

function earlier(id: string, system = 'jira') {
  return { ticket: { system, id }, label: id, at: '2026-11-01T00:00:00.000Z' };
}

beforeEach(async () => {
  troubles = [];
  jira = await startJira();
  jira.addIssue({
    key: 'OPS-1',
    summary: 'web-03 is slow',
    fields: { labels: ['web'], components: [], assignee: null },
  });
});
afterEach(async () => {
  await jira.close();
});

describe('beside the answer', () => {
  it('nothing is touched unless it is configured', async () => {
    await answer({});

    expect(jira.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method)).toEqual(['POST']);
  });

  it('the label says the outcome of the last run alone', async () => {
    await answer({ outcome: { labels: true } });
    await answer({ outcome: { labels: true } }, { outcome: 'no_host' });

    expect(field('labels')).toEqual(['web', 'tai:no-host']);
  });

  it.each<[string, unknown]>([
    ['string', 'cause'],
    ['option', { value: 'cause' }],
    ['array of string', ['cause']],
    ['array of option', [{ value: 'cause' }]],
  ])('a field of the type %s says it in its own form', async (type, value) => {
    jira.admin.fields.set('customfield_10060', { name: 'Triage', type });

    await answer({ outcome: { field: 'customfield_10060' } });

    expect(field('customfield_10060')).toEqual(value);
  });

  it('the issue property has it for dashboards', async () => {
    await answer({ outcome: { property: true } }, { related: [earlier('OPS-144')] });

    expect(jira.admin.properties.get('OPS-1 tai')).toEqual({
      outcome: 'cause',
      confidence: 'high',
      finding: 'disk_full',
      hosts: ['web-03.prod.example.com'],
      run: 'raaaaaaaaaaaaaaaa',
      number: 1,
      related: ['OPS-144'],
    });
  });

  it('the answer leads to earlier tickets of Jira, where people open them', async () => {
    const related = [earlier('OPS-144'), earlier('C1-7', 'slack')];
    const settings = { baseUrl: jira.url, browseUrl: 'https://example.atlassian.net/' };

    await answer(settings, { related, notes: ['Third time: OPS-144, C1-7.'] });

    const text = JSON.stringify(jira.comments('OPS-1')[0]?.body);
    expect(text).toContain(
      '{"type":"text","text":"OPS-144","marks":[{"type":"link","attrs":{"href":"https://example.atlassian.net/browse/OPS-144"}}]}',
    );
    expect(text.match(/"link"/g)).toHaveLength(1);
  });

  it('earlier tickets of Jira are linked, once', async () => {
    const related = [earlier('OPS-144'), earlier('OPS-101'), earlier('C1-7', 'slack')];
    const links = () => jira.admin.links.map(({ type, from, to }) => `${from} ${type} ${to}`);

    await answer({ linkRelated: 'Relates' }, { related });
    jira.issue('OPS-1').fields['issuelinks'] = [
      { outwardIssue: { key: 'OPS-144' } },
      { inwardIssue: { key: 'OPS-101' } },
    ];
    await answer({ linkRelated: 'Relates' }, { related });

    expect(links()).toEqual(['OPS-1 Relates OPS-144', 'OPS-1 Relates OPS-101']);
    expect(jira.requests.filter(({ url }) => url.endsWith('/issueLink'))).toHaveLength(2);
  });

  it('what Jira does not allow is told, and costs neither the answer nor the rest', async () => {
    jira.admin.lacking.add('EDIT_ISSUES');

    await answer(
      { outcome: { labels: true, field: 'customfield_1' }, linkRelated: 'Relates' },
      { related: [earlier('OPS-9')] },
    );

    expect(troubles).toEqual(['label TICKET_FORBIDDEN', 'field TICKET_FORBIDDEN']);
    expect(jira.comments('OPS-1')).toHaveLength(1);
    expect(jira.admin.links).toHaveLength(1);
  });

  it('a Jira that asks to wait is waited for, and the retry leaves one answer', async () => {
    jira.misbehave({ kind: 'busy', retryAfter: '3', method: 'PUT' });

    await expect(answer({ outcome: { labels: true } })).rejects.toMatchObject({ retryAfterMs: 3_000 });
    await answer({ outcome: { labels: true } });

    expect(jira.comments('OPS-1')).toHaveLength(1);
    expect(field('labels')).toEqual(['web', 'tai:cause']);
  });
});

describe('a proved cause', () => {
  const route = { disk_full: { assignee: people.mia.accountId, component: 'Storage' } };

  it('goes to whom its finding is for', async () => {
    await answer({ route });

    expect(field('assignee')).toEqual({ accountId: people.mia.accountId });
    expect(field('components')).toEqual([{ name: 'Storage' }]);
  });

  it('is not taken from whoever has it', async () => {
    jira.issue('OPS-1').fields['assignee'] = { accountId: 'joe' };

    await answer({ route });

    expect(field('assignee')).toEqual({ accountId: 'joe' });
  });

  it.each<[string, Partial<Report>]>([
    ['another finding', { finding: 'memory' }],
    ['no finding', { outcome: 'suspects' }],
    ['a doubtful one', { confidence: 'medium' }],
    ['a later run', { number: 2 }],
  ])('moves nothing for %s', async (_, report) => {
    await answer({ route }, report);

    expect([field('assignee'), field('components')]).toEqual([null, []]);
  });
});
