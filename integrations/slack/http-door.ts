import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Door } from '../../src/domain/ports.ts';
import { INTAKE } from './limits.ts';
import { type Listening, listen } from './listeners.ts';
import { needSecret } from './settings.ts';
import { silence } from './silence.ts';

const PATH = '/webhooks/slack';
const MAX_SKEW_SECONDS = 300;
/** Slack waits 3,000 ms. */
const GIVE_UP_MS = 2_500;

/** Events and button presses come as signed requests. What was not accepted is answered with 503, and Slack sends it again. */
export function httpDoor(listening: Listening): Door {
  const receiver = new HTTPReceiver({
    signingSecret: needSecret(listening.settings, 'signingSecret'),
    endpoints: [PATH],
    bodyLimit: INTAKE.bodyBytes,
    logger: silence,
    processEventErrorHandler: async ({ response }) => {
      answer(response, 503);
      return false;
    },
    unhandledRequestTimeoutMillis: GIVE_UP_MS,
    unhandledRequestHandler: ({ response }) => answer(response, 503),
  });
  listen(receiver, listening);

  return {
    kind: 'handler',
    path: PATH,
    handle: (request, response) => {
      if (!isTimely(request.headers['x-slack-request-timestamp'], new Date())) return answer(response, 401);
      pass(receiver, request, response);
    },
  };
}

/** Bolt throws, instead of answering, at any path or method but its own. */
function pass(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
  try {
    receiver.requestListener(request, response);
  } catch {
    answer(response, 404);
  }
}

/** Bolt refuses what is old; a stamp from the future would stay valid for as long as it is ahead. Absent ones are Bolt's to judge. */
function isTimely(stamp: string | string[] | undefined, now: Date): boolean {
  if (stamp === undefined) return true;
  if (typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  return Number(stamp) - now.getTime() / 1_000 <= MAX_SKEW_SECONDS;
}

function answer(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status).end();
}
