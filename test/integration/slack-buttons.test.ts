import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import type { FrontDesk } from '../../src/domain/front-desk.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Run } from '../../src/domain/run.ts';
import { aRun } from '../support/fake-app.ts';
import { type FakeDesk, fakeDesk } from '../support/fake-desk.ts';
import {
  openSlackStandIn,
  PERSON,
  press,
  pressInView,
  sentForm,
  signedPayload,
  type SlackStandIn,
} from '../support/slack-stand-in.ts';
import { type Desk, openDesk, serveDoor, settingsFor } from '../support/slack-stand-in/door.ts';
import { aReport, aRequest, SIGNING_SECRET as secret } from '../support/slack-stand-in/samples.ts';

const ts = '1790000001.000117';
const under = '1790000002.000234';
const host = parseHost('web-03.prod.example.com');
const source = { host, about: 'disks', command: 'df -P', trust: 'system' } as const;
let slack: SlackStandIn;
let desk: Desk;
const served: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  slack = await openSlackStandIn();
  desk = openDesk();
});

afterEach(async () => {
  for (const each of served.splice(0)) await each.close();
  await slack.close();
});

function ourRun(change: Partial<Run> = {}): Run {
  const evidence = [
    {
      ...source,
      id: 'E1',
      collector: 'disk',
      status: 'collected',
      facts: {},
      lines: [{ number: 2, text: '/dev/vda3 40G 40G 0 100% /var <!channel>' }],
      totalLines: 2,
      truncated: false,
      durationMs: 3,
    },
    { ...source, id: 'E2', collector: 'smart', status: 'skipped', reason: 'needs root', hides: 'a dying disk' },
  ] as const;
  return aRun({ request: aRequest(ts), hosts: [host], evidence, report: aReport(), state: 'done', ...change });
}

async function open(parts: Partial<FrontDesk> = {}, run = ourRun()) {
  const front = fakeDesk({ runs: [run], ...parts });
  const [door] = openSlack(settingsFor(slack, { desk: front })).doors(desk.accept);
  const server = await serveDoor(door);
  served.push(server);
  const send = (payload: object): Promise<Response> => signedPayload({ url: server.url, secret }, payload);
  const pressed = (actionId: string, change: object = {}): Promise<Response> =>
    send(press({ ts: under, value: run.request.run, actionId, replyUrl: slack.replyUrl, ...change }));
  return { front, send, pressed, run: run.request.run };
}

async function whispered(text: string): Promise<void> {
  const found = expect.stringContaining(text);
  await vi.waitFor(() => expect(slack.seen.whispers.map((each) => each.text)).toContainEqual(found), 5_000);
}

describe('"Evidence"', () => {
  it('shows in a window what was looked at, word for word, and what could not be', async () => {
    const { pressed } = await open();
    const response = await pressed('tai_evidence');

    expect(response.status).toBe(200);
    const shown = JSON.stringify(slack.seen.modals[0]?.view.blocks);
    expect(shown).toContain('E1.2  /dev/vda3 40G 40G 0 100% /var <!channel>');
    expect(shown).toContain('needs root; this hides a dying disk');
    expect(shown).not.toContain('mrkdwn');
  });

  it('fits into a window however much was looked at', async () => {
    const [first] = ourRun().evidence;
    if (first?.status !== 'collected') throw new Error('the sample was collected');
    const lines = Array.from({ length: 500 }, (_, index) => ({ number: index + 1, text: 'x"'.repeat(300) }));
    const evidence = Array.from({ length: 200 }, (_, index) => ({ ...first, id: `E${index + 1}`, lines }));
    const { pressed } = await open({}, ourRun({ evidence }));
    await pressed('tai_evidence');

    expect(JSON.stringify(slack.seen.modals[0]?.view)).toMatch(/… and \d+ more looks, in the file/);
  });

  it('comes as a file into the thread', async () => {
    const { send, run } = await open();
    await send(pressInView(run, 'tai_evidence_file'));

    await vi.waitFor(() => expect(slack.seen.files).toHaveLength(1), 5_000);
    expect(slack.seen.files).toMatchObject([
      {
        channel: 'C0OPS',
        threadTs: ts,
        text: expect.stringContaining('E1.2  /dev/vda3 40G 40G 0 100% /var <!channel>'),
      },
    ]);
  });

  it('says which scope a file takes', async () => {
    slack.scopes.delete('files:write');
    const { send, run } = await open();
    await send(pressInView(run, 'tai_evidence_file'));

    await whispered('files:write');
    expect(slack.seen.files).toEqual([]);
  });

  it('is not shown in another channel than the run was asked for in, nor to a guest', async () => {
    slack.workspace.addChannel('C0ELSE');
    const { pressed } = await open();
    await pressed('tai_evidence', { channel: 'C0ELSE' });
    slack.workspace.describePerson(PERSON, { is_restricted: true });
    await pressed('tai_evidence');

    expect(slack.seen.modals).toEqual([]);
    await whispered('guests');
  });
});

describe('"Look deeper"', () => {
  it('opens a form with the hosts, a time window and the looks there are', async () => {
    const { pressed } = await open();
    await pressed('tai_deeper');

    const view = JSON.stringify(slack.seen.modals[0]?.view);
    expect(view).toContain('"initial_value":"web-03.prod.example.com"');
    expect(view).toContain('the last 2 hours');
    expect(view).toContain('"value":"memory"');
  });

  it('asks again with what was chosen', async () => {
    const { send, run } = await open();
    const response = await send(sentForm({ run, hosts: 'db-01 db-02', since: '2h', looks: ['memory', 'made-up'] }));

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(desk.asks).toMatchObject([
      { trigger: 'button', hosts: ['db-01', 'db-02'], looks: ['memory'], text: 'web-03 is slow', by: { id: PERSON } },
    ]);
    expect(desk.asks[0]?.ticket.id).toBe(`C0OPS:${ts}:${ts}`);
    expect(Math.round((Date.now() - Date.parse(desk.asks[0]?.since ?? '')) / 3_600_000)).toBe(2);
  });

  it('says beside the field what is wrong in it', async () => {
    const { send, run } = await open();
    const odd = await (await send(sentForm({ run, hosts: 'db-01; rm' }))).json();
    const old = await (await send(sentForm({ run: 'rbbbbbbbbbbbbbbbb' }))).json();

    expect(odd).toMatchObject({ response_action: 'errors', errors: { hosts: expect.stringContaining('db-01;') } });
    expect(old).toMatchObject({ errors: { hosts: 'That run is too old.' } });
    expect(desk.asks).toEqual([]);
  });

  it('says so when its window could not be opened', async () => {
    slack.troubleNext('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const { pressed } = await open();
    await pressed('tai_deeper');

    await whispered('expired_trigger_id');
    expect(slack.seen.modals).toEqual([]);
  });
});

describe('thumbs', () => {
  it('are kept with the run', async () => {
    const { pressed, front } = await open();
    await pressed('tai_good');
    await pressed('tai_bad');

    const given: FakeDesk['feedback'] = front.feedback;
    expect(given).toMatchObject([
      { run: 'raaaaaaaaaaaaaaaa', by: PERSON, verdict: 'good' },
      { run: 'raaaaaaaaaaaaaaaa', by: PERSON, verdict: 'bad' },
    ]);
    await whispered('What was it?');
  });
});

describe('"To Jira"', () => {
  const issue = { key: 'OPS-130', url: 'https://example.atlassian.net/browse/OPS-130' };

  it('writes the report into an issue once, and says in the thread where', async () => {
    const writeToIssue = vi.fn<() => Promise<typeof issue>>(async () => issue);
    const { pressed } = await open({ writeToIssue });
    await pressed('tai_to_issue', { actionTs: '1790000999.000001' });
    await pressed('tai_to_issue', { actionTs: '1790000999.000002' });

    await vi.waitFor(() => expect(slack.workspace.answers()).toHaveLength(1), 5_000);
    expect(writeToIssue).toHaveBeenCalledTimes(1);
    expect(slack.workspace.answers()).toMatchObject([
      { threadTs: ts, text: 'Written into OPS-130: https://example.atlassian.net/browse/OPS-130' },
    ]);
    await whispered('just written');
  });

  it('is offered only where Jira is linked', async () => {
    const { signal } = new AbortController();
    const linked = openSlack(settingsFor(slack, { desk: fakeDesk({ writeToIssue: async () => issue }) }));
    const unlinked = openSlack(settingsFor(slack, { desk: fakeDesk() }));
    await linked.writeAnswer(aRequest(slack.workspace.say('one')), aReport(), undefined, signal);
    await unlinked.writeAnswer(aRequest(slack.workspace.say('two')), aReport(), undefined, signal);

    expect(slack.workspace.answers().map(({ blocks }) => JSON.stringify(blocks).includes('To Jira'))).toEqual([
      true,
      false,
    ]);
  });
});
