import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../integrations/slack/examine.ts';
import type { SlackSettings } from '../../integrations/slack/index.ts';
import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { openSlackStandIn, type SlackStandIn } from '../support/slack-stand-in.ts';
import { settingsFor } from '../support/slack-stand-in/door.ts';

let slack: SlackStandIn;

beforeEach(async () => {
  slack = await openSlackStandIn();
});

afterEach(() => slack.close());

async function look(change: Partial<SlackSettings> = {}): Promise<Omit<Checkpoint, 'where'>[]> {
  const steps: Omit<Checkpoint, 'where'>[] = [];
  const settings = settingsFor(slack, { mode: 'socket', ...change });
  await examine(settings, (step) => steps.push(step), new AbortController().signal);
  return steps;
}

describe('tai doctor slack', () => {
  it('says that all is well, and which scopes are granted for nothing', async () => {
    const steps = await look();

    expect(steps.map(({ step, mark }) => `${step} ${mark}`)).toEqual([
      'token ok',
      'scopes ok',
      'scopes ok',
      'socket ok',
      'channels ok',
    ]);
    expect(steps[0]?.detail).toBe('@tai in stand-in');
    expect(steps[2]?.detail).toBe('granted and not used: usergroups:read');
  });

  it('names each scope that is missing, what is lost without it, and where to grant it', async () => {
    slack.scopes.delete('users:read');
    slack.scopes.delete('files:write');
    slack.scopes.delete('usergroups:read');
    const wrong = (await look({ userGroups: ['S0OPS'] })).filter(({ mark }) => mark !== 'ok');

    expect(wrong).toMatchObject([
      {
        mark: 'no',
        stops: true,
        detail: expect.stringContaining('users:read is missing'),
        fix: expect.stringContaining('add users:read'),
      },
      { mark: 'unchecked', stops: false, detail: expect.stringContaining('files:write') },
      { mark: 'no', stops: true, detail: expect.stringContaining('usergroups:read') },
    ]);
  });

  it('stops at a token that is of no use', async () => {
    const steps = await look({ botToken: 'xoxb-wrong' });

    expect(steps).toMatchObject([{ step: 'token', mark: 'no', stops: true, code: 'TICKET_FORBIDDEN' }]);
  });

  it('tries the token of the socket without connecting', async () => {
    const steps = await look({ appToken: 'xapp-wrong' });

    expect(steps.find(({ step }) => step === 'socket')).toMatchObject({
      mark: 'no',
      fix: expect.stringContaining('connections:write'),
    });
    expect(slack.socket.opened).toBe(0);
  });

  it('asks of each listed channel whether tai is in it and may be asked there', async () => {
    for (const channel of ['C0OUT', 'C0SHARED']) slack.workspace.addChannel(channel);
    slack.workspace.describeChannel('C0OUT', { is_member: false });
    slack.workspace.describeChannel('C0SHARED', { is_ext_shared: true });
    const steps = (await look({ channels: ['C0OPS', 'C0OUT', 'C0SHARED', 'C0GONE'] })).filter(
      ({ step }) => step === 'channels',
    );

    expect(steps.map(({ mark }) => mark)).toEqual(['ok', 'no', 'no', 'no']);
    expect(steps[1]?.fix).toContain('/invite @tai');
    expect(steps[2]?.detail).toContain('another company');
  });

  it('says that a signing secret shows itself with the first delivery, and when it can be none', async () => {
    const odd = await look({ mode: 'http', signingSecret: 'a secret' });
    const likely = await look({ mode: 'http', signingSecret: '0123456789abcdef0123456789abcdef' });

    expect(odd.find(({ step }) => step === 'http')?.fix).toContain('Signing Secret');
    expect(likely.find(({ step }) => step === 'http')?.fix).toBeUndefined();
  });
});
