import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSlack } from '../../integrations/slack/index.ts';
import { aRun } from '../support/fake-app.ts';
import { fakeDesk } from '../support/fake-desk.ts';
import { openSlackStandIn, PERSON, signedHome, type SlackStandIn } from '../support/slack-stand-in.ts';
import { openDesk, serveDoor, settingsFor } from '../support/slack-stand-in/door.ts';
import { aReport, aRequest, SIGNING_SECRET as secret } from '../support/slack-stand-in/samples.ts';

let slack: SlackStandIn;
let served: Awaited<ReturnType<typeof serveDoor>>;

function asked(id: string, text: string) {
  const request = aRequest('1790000001.000117', { text, by: { kind: 'person', id } });
  return aRun({ request, report: aReport(), state: 'done' });
}

beforeEach(async () => {
  slack = await openSlackStandIn();
  const desk = fakeDesk({
    runs: [asked(PERSON, 'web-03 is slow'), asked('U0ELSE', 'payroll-1 is slow')],
    hostsFor: (scope) => (scope === 'slack:C0DBA' ? ['*.prod.example.com', 'db-01'] : ['*.prod.example.com']),
  });
  const slackSystem = openSlack(settingsFor(slack, { desk, channels: ['C0OPS', 'C0DBA'] }));
  served = await serveDoor(slackSystem.doors(openDesk().accept)[0]);
});

afterEach(async () => {
  await served.close();
  await slack.close();
});

describe('the home tab', () => {
  it("shows one's own runs, what is connected, the hosts one may ask about and how to ask", async () => {
    const response = await signedHome({ url: served.url, secret });

    const home = JSON.stringify(slack.seen.homes.get(PERSON)?.blocks);
    expect(response.status).toBe(200);
    expect(home).toContain('web-03 is slow');
    expect(home).not.toContain('payroll-1');
    expect(home).toContain('vLLM: off');
    expect(home).toContain('*.prod.example.com, db-01');
    expect(home).toContain('/tai OPS-123');
  });

  it('shows a guest nothing but why', async () => {
    slack.workspace.describePerson(PERSON, { is_restricted: true });
    await signedHome({ url: served.url, secret });

    const home = JSON.stringify(slack.seen.homes.get(PERSON)?.blocks);
    expect(home).toContain('guests can not ask');
    expect(home).not.toContain('prod.example.com');
  });
});
