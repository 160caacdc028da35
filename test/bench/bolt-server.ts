import { App, HTTPReceiver } from '@slack/bolt';
import { createServer } from 'node:http';
import { z } from 'zod';
import { portOf } from '../support/sshd.ts';
import { SECRET } from './deliveries.ts';
import { openIntake } from './intake.ts';
import { say } from './table.ts';

/** Bolt's receiver alone: it reads, checks and parses; instead of Bolt's listeners, the event goes straight to tai's enqueue. */
const Event = z.object({ event: z.object({ channel: z.string(), ts: z.string(), text: z.string() }) });

const enqueue = await openIntake(process.argv[2] ?? '');
const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: ['/slack/events'] });
const app = new App({ receiver, token: 'xoxb-bench', botId: 'B1', botUserId: 'U1', convoStore: false });
app.processEvent = async ({ body, ack }) => {
  const { event } = Event.parse(body);
  const ticket = { system: 'slack', id: `${event.channel}:${event.ts}:${event.ts}` };
  await enqueue({ key: `slack-${event.channel}-${event.ts}`, ticket, trigger: 'mention', hosts: [], text: event.text });
  await ack();
};

const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1', () => say(JSON.stringify({ url: `http://127.0.0.1:${portOf(server)}` })));
