import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openSlack } from '../../../integrations/slack/index.ts';
import { RunId } from '../../../src/domain/run.ts';

const scopes = {
  bot: ['app_mentions:read', 'chat:write'],
  bot_optional: ['channels:history', 'groups:history', 'reactions:write'],
};

function readManifest(mode: 'http' | 'socket'): unknown {
  return parse(readFileSync(new URL(`../../../integrations/slack/manifest.${mode}.yaml`, import.meta.url), 'utf8'));
}

describe('the manifests to paste', () => {
  it('ask for no scope that is not used', () => {
    expect(readManifest('http')).toMatchObject({ oauth_config: { scopes } });
    expect(readManifest('socket')).toMatchObject({ oauth_config: { scopes } });
  });

  it('name the path our door listens on', () => {
    const slack = openSlack({ mode: 'http', botToken: 'xoxb-1', signingSecret: 'secret', timeoutMs: 1_000 });
    const [door] = slack.doors(async () => RunId.parse('raaaaaaaaaaaaaaaa'));
    const address = `https://tai.example.com${door?.kind === 'handler' ? door.path : ''}`;

    expect(readManifest('http')).toMatchObject({
      settings: {
        event_subscriptions: { request_url: address, bot_events: ['app_mention'] },
        interactivity: { is_enabled: true, request_url: address },
        socket_mode_enabled: false,
      },
    });
  });

  it('need no address for Socket Mode', () => {
    expect(readManifest('socket')).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(JSON.stringify(readManifest('socket'))).not.toContain('request_url');
  });
});
