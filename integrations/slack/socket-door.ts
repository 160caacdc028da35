import { SocketModeReceiver } from '@slack/bolt';
import type { Door } from '../../src/domain/ports.ts';
import { type Listening, listen } from './listeners.ts';
import { needSecret, type SlackSettings } from './settings.ts';
import { silence } from './silence.ts';
import { holdSocket } from './socket.ts';

/** Slack's deliveries over a connection we open, so nothing has to reach us from outside. `open` throws like the client. */
export function socketDoor(listening: Listening): Door {
  const { settings, findIdentity } = listening;
  const appToken = needSecret(settings, 'appToken');
  return {
    kind: 'socket',
    name: 'Slack Socket Mode',
    open: async () => {
      await findIdentity();
      const receiver = openReceiver(appToken, settings);
      listen(receiver, listening);
      return holdSocket(receiver.client, settings);
    },
  };
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
    processEventErrorHandler: async () => false,
  });
}
