import { eventsFor, type Features, scopesFor } from './scopes.ts';
import { SHORTCUT } from './shortcut.ts';
import { PATH } from './http-door.ts';

/** Where Slack finds us in HTTP mode; undefined: Socket Mode, which needs no address. */
export type Address = string | undefined;

/**
 * What is pasted at api.slack.com/apps under "From a manifest". Asks for what the features that are on use. Field names and limits:
 * docs.slack.dev, "App manifest reference", version 2.
 */
export function buildManifest(features: Features, address: Address): object {
  const url = address === undefined ? undefined : `${address.replace(/\/+$/, '')}${PATH}`;
  const at = url === undefined ? {} : { request_url: url };
  const scopes = scopesFor(features);
  const named = (need: 'must' | 'more'): string[] => scopes.filter((one) => one.need === need).map(({ name }) => name);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'tai',
      description: 'First-pass triage of ops tickets, read-only',
      background_color: '#1d3557',
    },
    features: {
      bot_user: { display_name: 'tai', always_online: true },
      app_home: { home_tab_enabled: true, messages_tab_enabled: false },
      shortcuts: [
        {
          type: 'message',
          name: 'Triage with tai',
          callback_id: SHORTCUT,
          description: 'Read-only first-pass diagnosis of this message',
        },
      ],
      slash_commands: [
        {
          command: '/tai',
          description: 'Triage a host or a ticket',
          usage_hint: 'web-03 is slow since 2h | OPS-123 | status | help',
          should_escape: true,
          ...(url === undefined ? {} : { url }),
        },
      ],
    },
    oauth_config: { scopes: { bot: named('must'), bot_optional: named('more') } },
    settings: {
      event_subscriptions: { ...at, bot_events: eventsFor(features) },
      interactivity: { is_enabled: true, ...at },
      socket_mode_enabled: url === undefined,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  };
}
