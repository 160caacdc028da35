import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { JIRA_EMAIL, type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { examine, troubles } from '../support/jira-stand-in/examine.ts';

let jira: JiraStandIn;
beforeEach(async () => {
  jira = await startJira();
  jira.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
});
afterEach(async () => {
  await jira.close();
});

async function startDataCenter(): Promise<JiraStandIn> {
  const other = await startJira({ kind: 'data-center', email: null });
  onTestFinished(() => other.close());
  other.addIssue({ key: 'OPS-1', summary: 'web-03 is slow' });
  return other;
}

describe('tai doctor jira', () => {
  it('finds nothing that stops it where all is granted, and changes nothing', async () => {
    const steps = await examine(jira, { webhookSecret: 'one', automationSecret: 'two', tokenExpires: '2099-01-01' });

    expect(troubles(steps)).toEqual([]);
    expect(steps.map(({ where, step, mark, detail }) => `${mark} ${where}, ${step}: ${detail}`)).toEqual([
      `ok jira, address: ${jira.url} is Jira Cloud 1001.0.0-SNAPSHOT`,
      'ok jira, token: works; it is the one of tai (712020:tai)',
      expect.stringMatching(/^ok jira, token expiry: it expires on 2099-01-01, in \d+ days$/),
      'ok jira OPS, project: OPS (software)',
      'ok jira OPS, permission: Browse projects',
      'ok jira OPS, permission: Add comments',
      'ok jira OPS, permission: Edit own comments',
      'ok jira OPS, permission: Browse users and groups',
      'ok jira OPS, search: the newest ticket is OPS-1',
      'unchecked jira, webhook: only administrators of Jira see webhooks',
    ]);
    expect(jira.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it.each([
    [
      'BROWSE_PROJECTS',
      'Browse projects is missing: no ticket can be read',
      'Project settings → Permissions: grant "Browse projects" to tai',
    ],
    [
      'ADD_COMMENTS',
      'Add comments is missing: no answer can be written',
      'Project settings → Permissions: grant "Add comments" to tai',
    ],
    [
      'USER_PICKER',
      'Browse users and groups is missing: nobody is known to be an agent: /tai is refused',
      'Settings → System → Global permissions: grant "Browse users and groups" to a group of tai',
    ],
  ])('names the one grant that is missing: %s', async (permission, detail, fix) => {
    jira.admin.lacking.add(permission);

    expect(troubles(await examine(jira))).toEqual([`permission: ${detail} → ${fix}`]);
  });

  it('asks more of a service desk, where answers are internal notes', async () => {
    jira.admin.projects.set('OPS', 'service_desk');
    jira.admin.lacking.add('SERVICEDESK_AGENT');

    const steps = await examine(jira);

    expect(troubles(steps)).toEqual([expect.stringContaining('Service desk agent is missing')]);
    expect(steps.map(({ detail }) => detail)).toContain('Delete own comments');
  });

  it('asks for what is done beside the answer only where that is on', async () => {
    jira.admin.lacking.add('EDIT_ISSUES').add('LINK_ISSUES').add('ASSIGN_ISSUES');
    const route = { disk_full: { assignee: 'mia' } };

    const steps = await examine(jira, { outcome: { labels: true }, linkRelated: 'Relates', route });

    expect(troubles(await examine(jira))).toEqual([]);
    expect(troubles(steps)).toEqual([
      expect.stringContaining('Edit issues is missing'),
      expect.stringContaining('Link issues is missing'),
      expect.stringContaining('Assign issues is missing'),
    ]);
  });

  it('says that a project is not there, or not shown', async () => {
    expect(troubles(await examine(jira, { projects: ['NOPE'] }))).toEqual([
      'project: there is no NOPE, or tai may not see it → Project settings → Permissions: grant "Browse projects" to tai',
    ]);
  });

  it('looks at the projects it sees where none is named', async () => {
    jira.admin.projects.set('DBA', 'software');

    const steps = await examine(jira, { projects: undefined });

    expect([...new Set(steps.map(({ where }) => where))]).toEqual(['jira', 'jira OPS', 'jira DBA']);
  });

  it('finds the field for the host by its id', async () => {
    jira.admin.fields.set('customfield_10050', { name: 'Affected host', type: 'string' });

    expect(
      (await examine(jira, { hostField: 'customfield_10050' })).find(({ step }) => step === 'host field'),
    ).toMatchObject({
      mark: 'ok',
      detail: 'customfield_10050 is "Affected host"',
    });
    expect(troubles(await examine(jira, { hostField: 'customfield_1' }))).toEqual([
      expect.stringContaining('host field: there is no customfield_1'),
    ]);
  });

  it('tells an administrator what the webhook lacks', async () => {
    jira.admin.lacking.clear();
    const webhook = { name: 'tai', url: 'https://tai.example.com/webhooks/jira', events: ['jira:issue_created'] };
    jira.admin.webhooks.push({ id: '1', json: webhook });

    expect(troubles(await examine(jira, { webhookSecret: 'x' }))).toEqual([
      'webhook: "tai" to https://tai.example.com/webhooks/jira: it does not send comment_created, ' +
        'it has no secret, so tai refuses all it sends → tai jira setup --create',
    ]);
  });
});

describe('a token', () => {
  it('that is wrong is said to be so, and where a new one comes from', async () => {
    const steps = await examine(jira, { token: 'nonsense' });

    expect(troubles(steps)).toEqual([
      `token: Jira does not accept it for ${JIRA_EMAIL}: it is wrong, revoked or expired, or of another account → ` +
        'a new one from https://id.atlassian.com/manage-profile/security/api-tokens, TAI_JIRA_TOKEN=… in .env',
    ]);
    expect(JSON.stringify(steps)).not.toContain('nonsense');
  });

  it('that has expired is said to have', async () => {
    const steps = await examine(jira, { token: 'old', tokenExpires: '2026-01-31' });

    expect(troubles(steps)).toEqual([
      expect.stringContaining('token: it expired on 2026-01-31'),
      expect.stringContaining('token expiry: it expired on 2026-01-31'),
    ]);
  });

  it('that is scoped is found to work at the gateway, and the two addresses are spelt out', async () => {
    jira.admin.atSite = false;

    expect(troubles(await examine(jira))).toEqual([
      `token: Jira accepts it at the gateway alone, as one of tai → jira: {baseUrl: ${jira.url}/ex/jira/11223344-a1b2-3b33-c444-def123456789, ` +
        `browseUrl: ${jira.url}}`,
    ]);
  });

  it('that is scoped works at the gateway', async () => {
    jira.admin.atSite = false;
    const baseUrl = `${jira.url}/ex/jira/11223344-a1b2-3b33-c444-def123456789`;

    expect(troubles(await examine(jira, { baseUrl, browseUrl: jira.url }))).toEqual([]);
  });

  it('that is a personal one works without an address, and is found to', async () => {
    const other = await startJira({ email: null });
    onTestFinished(() => other.close());

    expect(troubles(await examine(jira, { baseUrl: other.url, email: undefined }))).toEqual([]);
    expect(troubles(await examine(jira, { baseUrl: other.url }))).toEqual([
      expect.stringContaining('Jira accepts it as a personal token alone, as one of tai → jira: without jira.email'),
    ]);
  });
});

describe('Data Center', () => {
  it('is examined by its own interface, with the days of its tokens', async () => {
    const other = await startDataCenter();
    other.admin.tokensEnd.push('2099-06-01T00:00:00.000Z', '2099-01-01T00:00:00.000+01:00');

    const steps = await examine(jira, { baseUrl: other.url, email: undefined, deployment: 'data-center' });

    expect(troubles(steps)).toEqual([]);
    expect(steps.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        `${other.url} is Jira Data Center 10.3.5`,
        expect.stringContaining('the first of our tokens expires on 2098-12-31'),
        'the newest ticket is OPS-1',
      ]),
    );
  });

  it('is told apart from Cloud', async () => {
    const other = await startDataCenter();

    expect(troubles(await examine(jira, { baseUrl: other.url, email: undefined }))).toEqual([
      expect.stringContaining('jira.deployment says otherwise → jira.deployment: data-center'),
    ]);
  });
});
