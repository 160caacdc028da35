import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JiraSettings } from '../../integrations/jira/settings.ts';
import { type JiraStandIn, people, startJira } from '../support/jira-stand-in.ts';
import { aRequest } from '../support/jira-stand-in/example-report.ts';
import { openAt } from '../support/jira-stand-in/open.ts';

let jira: JiraStandIn;
const signal = new AbortController().signal;
const customer = { accountId: 'qm:9', accountType: 'customer', displayName: 'Carla' } as const;

beforeEach(async () => {
  jira = await startJira();
  jira.admin.fields.set('customfield_10042', { name: 'Affected host', type: 'string' });
  jira.admin.fields.set('customfield_10043', { name: 'Alert details', type: 'string' });
  jira.admin.fields.set('customfield_10044', { name: 'Twice', type: 'string' });
  jira.admin.fields.set('customfield_10045', { name: 'twice', type: 'string' });
});
afterEach(async () => {
  await jira.close();
});

function document(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

function comment(author: (typeof people)[keyof typeof people] | typeof customer, text: string) {
  const created = '2026-11-20T02:20:00.000+0100';
  jira.addComment('OPS-1', { author, created, body: document(text), properties: [] });
}

function attached(id: string, filename: string, content: string, change: object = {}) {
  jira.store.files.set(id, content);
  return {
    id,
    filename,
    mimeType: 'text/plain',
    size: content.length,
    created: `2026-11-20T0${id}:00:00.000+0100`,
    ...change,
  };
}

function read(settings: Partial<JiraSettings> = {}) {
  return openAt(jira, settings).fetchTicket(aRequest('OPS-1'), signal);
}

describe('the text of a ticket', () => {
  it('has labels, components, alert text, the zone of its reporter and what agents wrote, with times and zones', async () => {
    jira.addIssue({
      key: 'OPS-1',
      summary: 'slow',
      description: document('since 02:10'),
      labels: ['web-03', 'db'],
      fields: {
        components: [{ name: 'checkout' }],
        reporter: { accountId: 'x', timeZone: 'Europe/Berlin' },
        customfield_10043: 'PROBLEM web-03/disk is CRITICAL',
      },
    });
    comment(people.mia, 'restarted nginx at 02:15');
    comment(people.automation, 'alert: load 40');
    comment(customer, 'please hurry, look at db-01');
    comment(people.tai, 'what we said');
    comment(people.mia, '/tai web-09');

    const { text } = await read({ textFields: ['alert details'] });

    expect(text).toBe(
      [
        'since 02:10',
        'Alert details:\nPROBLEM web-03/disk is CRITICAL'.replace('Alert', 'alert'),
        'Labels: web-03, db',
        'Components: checkout',
        "Reporter's time zone: Europe/Berlin",
        'Comments:\n2026-11-20T02:20:00.000+01:00 Mia Krystof: restarted nginx at 02:15\n2026-11-20T02:20:00.000+01:00 Automation for Jira: alert: load 40',
      ].join('\n\n'),
    );
  });

  it('has the begin and the end of attached texts, the newest three, and says what it could not read', async () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `line ${index}`).join('\n');
    const attachment = [
      attached('1', 'oldest.log', 'oldest'),
      attached('2', 'app.log.1', long, { mimeType: 'application/octet-stream' }),
      attached('3', 'picture.png', 'PNG', { mimeType: 'image/png' }),
      attached('4', 'huge.log', 'x', { size: 50_000_000 }),
      attached('5', 'gone.txt', 'x'),
    ];
    jira.store.files.delete('5');
    jira.addIssue({ key: 'OPS-1', summary: 'slow', fields: { attachment } });

    const { text } = await read();

    expect(text).toMatch(/^Attached gone\.txt .*: could not be read$/m);
    expect(text).toMatch(/^Attached huge\.log \(50000000 bytes, 2026-11-20T04:00:00\.000\+01:00\): too big to read$/m);
    expect(text).toMatch(/Attached app\.log\.1 .*:\n```\nline 0\n[\s\S]*characters left out …\n[\s\S]*line 4999\n```/);
    expect(text).not.toMatch(/oldest|picture/);
    expect(text.length).toBeLessThan(6_000);
  });

  it('is read from the files of Data Center by their names', async () => {
    await jira.close();
    jira = await startJira({ kind: 'data-center', email: null });
    jira.addIssue({ key: 'OPS-1', summary: 'x', fields: { attachment: [attached('1', 'a b.log', 'disk full')] } });

    const { text } = await read({ deployment: 'data-center', email: undefined });

    expect(text).toContain('```\ndisk full\n```');
  });
});

describe('the field of the host', () => {
  it('is found by its name', async () => {
    jira.addIssue({ key: 'OPS-1', summary: 'x', fields: { customfield_10042: 'web-03' } });

    expect(await read({ hostField: 'affected HOST' })).toMatchObject({ hosts: ['web-03'] });
  });

  it.each([
    ['Nowhere', 'no field is called so'],
    ['Twice', 'customfield_10044, customfield_10045'],
  ])('is not guessed where its name is not clear: %s', async (hostField, why) => {
    jira.addIssue({ key: 'OPS-1', summary: 'x' });

    await expect(read({ hostField })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining(why),
    });
  });

  it('may hold objects of Assets, by the attribute that names a machine, else by their label', async () => {
    const attribute = {
      objectTypeAttribute: { name: 'FQDN' },
      objectAttributeValues: [{ value: 'web-03.example.com' }],
    };
    jira.store.assets.set('ws-1/7', { label: 'WEB 03', attributes: [attribute] });
    jira.store.assets.set('ws-1/8', { label: 'db-01' });
    const customfield_10042 = ['7', '8', '9'].map((objectId) => ({
      workspaceId: 'ws-1',
      id: `ws-1:${objectId}`,
      objectId,
    }));
    jira.addIssue({ key: 'OPS-1', summary: 'x', fields: { customfield_10042 } });

    const { hosts } = await read({ hostField: 'customfield_10042', assetsUrl: jira.url });
    const elsewhere = await read({ hostField: 'customfield_10042' });

    expect(hosts).toEqual(['web-03.example.com', 'db-01']);
    expect(elsewhere.hosts).toEqual([]);
  });

  it('may hold what Data Center shows of an object', async () => {
    jira.addIssue({ key: 'OPS-1', summary: 'x', fields: { customfield_10042: ['web-03 (CMDB-12)'] } });

    expect(await read({ hostField: 'customfield_10042' })).toMatchObject({ hosts: ['web-03'] });
  });
});
