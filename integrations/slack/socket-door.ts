import { SocketModeReceiver } from '@slack/bolt';
import type { Door } from '../../src/domain/ports.ts';
import type { Deliver } from './deliver.ts';
import type { FindIdentity } from './identity.ts';
import { needSecret, type SlackSettings } from './settings.ts';
import { silence } from './silence.ts';
import { holdSocket } from './socket.ts';

/** Slack's deliveries over a connection we open, so nothing has to reach us from outside. `open` throws like the client. */
export function socketDoor(settings: SlackSettings, findIdentity: FindIdentity, deliver: Deliver): Door {
  const appToken = needSecret(settings, 'appToken');
  return {
    kind: 'socket',
    name: 'Slack Socket Mode',
    open: async () => {
      await findIdentity();
      const { client } = openReceiver(appToken, settings);
      client.on('slack_event', (envelope: Envelope) => void take(envelope, deliver));
      return holdSocket(client, settings);
    },
  };
}

interface Envelope {
  readonly body: Readonly<Record<string, unknown>>;
  readonly ack: (response?: object) => Promise<void>;
}

/** Acknowledged once it was accepted; what was not, Slack sends again. */
async function take({ body, ack }: Envelope, deliver: Deliver): Promise<void> {
  try {
    await ack(await deliver(body));
  } catch {
    // Without an acknowledgement the delivery counts as lost, which is what it is.
  }
}

/** Reconnecting is ours: the library's own waits seconds at each recycling and ends the process when a token is revoked. */
function openReceiver(appToken: string, { apiUrl, timeoutMs }: SlackSettings): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: silence,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        timeout: timeoutMs,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
  });
}
