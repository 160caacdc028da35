import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Door } from '../../src/domain/ports.ts';
import type { Deliver } from './deliver.ts';
import { INTAKE } from './limits.ts';
import { readBody } from './read-body.ts';
import { needSecret, type SlackSettings } from './settings.ts';
import { isSigned } from './signature.ts';

export const PATH = '/webhooks/slack';
/** Slack waits 3,000 ms. */
const GIVE_UP_MS = 2_500;

/**
 * Events, commands and presses come as signed requests to one address. What was not accepted is answered with 503, and Slack
 * sends an event again. Bolt's receiver is not used: it acknowledges before its listeners have run, and takes longer.
 */
export function httpDoor(settings: SlackSettings, deliver: Deliver): Door {
  const secret = needSecret(settings, 'signingSecret');
  return {
    kind: 'handler',
    path: PATH,
    handle: (request, response) => {
      if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== PATH) return answer(response, 404);
      void serve(request, secret, deliver).then(
        ({ status, body }) => answer(response, status, body),
        () => answer(response, 503),
      );
    },
  };
}

interface Served {
  readonly status: number;
  readonly body?: object | undefined;
}

async function serve(request: IncomingMessage, secret: string, deliver: Deliver): Promise<Served> {
  const { headers } = request;
  const bytes = await readBody(request, INTAKE.bodyBytes);
  if (bytes === undefined) return { status: 413 };
  const stamped = { stamp: headers['x-slack-request-timestamp'], signature: headers['x-slack-signature'] };
  if (!isSigned(stamped, bytes, secret, new Date())) return { status: 401 };

  const body = parseBody(bytes.toString(), headers['content-type'] ?? '');
  if (body === undefined) return { status: 400 };
  if (body['type'] === 'url_verification') return { status: 200, body: { challenge: body['challenge'] } };
  return await withinPatience(deliver(body));
}

async function withinPatience(delivered: Promise<object | undefined>): Promise<Served> {
  const timer = new AbortController();
  const late = wait(GIVE_UP_MS, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  try {
    const body = await Promise.race([delivered, late]);
    return body === 'late' ? { status: 503 } : { status: 200, body };
  } finally {
    timer.abort();
  }
}

/** JSON, or a form: presses come in its field `payload`, commands as the form itself. Undefined when it is neither. */
function parseBody(text: string, type: string): Readonly<Record<string, unknown>> | undefined {
  if (!type.startsWith('application/x-www-form-urlencoded')) return parseObject(text);
  const form: Record<string, string> = Object.fromEntries(new URLSearchParams(text));
  return form['payload'] === undefined ? form : parseObject(form['payload']);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body?: object): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
