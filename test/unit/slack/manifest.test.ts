import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openSlack } from '../../../integrations/slack/index.ts';
import { buildManifest } from '../../../integrations/slack/manifest.ts';
import { RunId } from '../../../src/domain/run.ts';

/** What Slack's "App manifest reference" allows of the parts in use, names and limits alike. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({
      display_name: z
        .string()
        .max(80)
        .regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean(),
    }),
    app_home: z.strictObject({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.boolean() }),
    shortcuts: z.array(
      z.strictObject({
        type: z.enum(['message', 'global']),
        name: z.string().max(24),
        callback_id: z.string().max(255),
        description: z.string().max(150),
      }),
    ),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().startsWith('/').max(32),
        description: z.string().max(2_000),
        usage_hint: z.string().max(1_000),
        should_escape: z.boolean(),
        url: z.url().optional(),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url().optional(), bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    socket_mode_enabled: z.boolean(),
    org_deploy_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

describe('the manifest', () => {
  it('has the form Slack takes, in either mode', () => {
    expect(Manifest.safeParse(buildManifest({}, undefined)).error).toBeUndefined();
    expect(Manifest.safeParse(buildManifest({}, 'https://tai.example.com')).error).toBeUndefined();
  });

  it('asks for no scope and no event that the features do not use', () => {
    const least = Manifest.parse(buildManifest({ followUps: 'mentions' }, undefined));
    const most = Manifest.parse(buildManifest({ followUps: 'all', userGroups: ['S1'] }, undefined));
    const alerts = Manifest.parse(buildManifest({ followUps: 'mentions', alertBots: ['B1'] }, undefined));

    expect(least.oauth_config.scopes).toEqual({
      bot: ['app_mentions:read', 'chat:write', 'commands', 'users:read', 'channels:read'],
      bot_optional: ['groups:read', 'channels:history', 'groups:history', 'reactions:write', 'files:write'],
    });
    expect(least.settings.event_subscriptions.bot_events).toEqual(['app_mention', 'app_home_opened']);
    expect(most.oauth_config.scopes.bot).toContain('usergroups:read');
    expect(most.settings.event_subscriptions.bot_events).toContain('message.groups');
    expect(alerts.settings.event_subscriptions.bot_events).toContain('message.channels');
  });

  it('names the path our door listens on, three times', () => {
    const slack = openSlack({ mode: 'http', botToken: 'xoxb-1', signingSecret: 'secret', timeoutMs: 1_000 });
    const [door] = slack.doors(async () => RunId.parse('raaaaaaaaaaaaaaaa'));
    const address = `https://tai.example.com${door?.kind === 'handler' ? door.path : ''}`;
    const { settings, features } = Manifest.parse(buildManifest({}, 'https://tai.example.com/'));

    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity.request_url).toBe(address);
    expect(features.slash_commands[0]?.url).toBe(address);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('needs no address for Socket Mode', () => {
    expect(Manifest.parse(buildManifest({}, undefined)).settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(buildManifest({}, undefined))).not.toContain('url"');
  });
});
