import { App, type Receiver } from '@slack/bolt';
import type { Accept, Received } from '../../src/domain/ports.ts';
import type { FindIdentity, Identity } from './identity.ts';
import type { SlackSettings } from './settings.ts';
import { silence } from './silence.ts';
import { receiveMention, receiveRerun } from './webhook.ts';

export interface Listening {
  readonly settings: SlackSettings;
  readonly findIdentity: FindIdentity;
  readonly accept: Accept;
}

/** Bolt with our listeners, the same over HTTP and over a socket. Bolt asks who it is only when a delivery is genuine. */
export function listen(receiver: Receiver, { settings, findIdentity, accept }: Listening): void {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: settings.botToken, ...(await findIdentity()) }),
    clientOptions: settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl },
    convoStore: false,
    logger: silence,
  });

  const take = async (receive: (body: unknown, identity: Identity) => Received, body: unknown): Promise<void> => {
    const received = receive(body, await findIdentity());
    if (received.kind === 'ask') await accept(received.ask);
  };
  const { channels } = settings;

  app.event('app_mention', ({ body }) => take((it, identity) => receiveMention(it, { identity, channels }), body));
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    await take((it, identity) => receiveRerun(it, { identity, channels }), body);
  });
  acknowledgeWhenDone(app);
}

/** Bolt acknowledges events before their listeners run; a delivery that Redis did not take would be lost. */
function acknowledgeWhenDone(app: App): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let response: unknown;
    await processEvent({
      ...event,
      ack: async (given: unknown) => {
        response = given;
      },
    });
    await event.ack(response);
  };
}
