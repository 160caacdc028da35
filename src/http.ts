import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { type ErrorCode, TaiError } from './domain/errors.ts';
import type { Log } from './domain/log.ts';
import type { Accept, Closable, Delivery, Door } from './domain/ports.ts';

/** Jira sends whole issues; more than this is no ticket. */
const WEBHOOK_BODY_BYTES = 5 * 1024 * 1024;

/** Adds routes for people (the page and its JSON interface) beside the webhooks. */
export type Routes = (server: FastifyInstance) => Promise<void>;

/** Listens: webhooks, `/healthz`, `/readyz` and the routes given. Rejects when the address can not be had. */
export async function openHttp(
  app: App,
  settings: Config['server'],
  routes: Routes,
  log: Log,
): Promise<Closable & { readonly url: string }> {
  const server = fastify({
    logger: false,
    bodyLimit: WEBHOOK_BODY_BYTES,
    forceCloseConnections: true,
    trustProxy: settings.proxies ? [...settings.proxies] : false,
  });
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
  server.get('/healthz', () => ({ ok: true }));
  server.get('/readyz', async () => {
    await app.ready();
    return { ok: true };
  });
  for (const door of app.doors) await server.register(async (scope) => addDoor(scope, door, app.accept, log));
  await server.register(routes);
  const url = await listen(server, settings);
  return { url, close: () => server.close() };
}

/** Throws CONFIG_INVALID with what to change when the address is taken or not ours. */
async function listen(server: FastifyInstance, { host, port }: Config['server']): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    await server.close();
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    const reason = code === 'EADDRINUSE' ? 'is in use by another process' : `can not be listened on (${code})`;
    throw new TaiError(
      'CONFIG_INVALID',
      `server.port: ${port} on ${host} ${reason}; choose another, for example: 8081`,
      cause,
    );
  }
}

function addDoor(scope: FastifyInstance, door: Door, accept: Accept, log: Log): void {
  scope.removeAllContentTypeParsers();
  switch (door.kind) {
    case 'webhook':
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      scope.post(door.path, async (request, reply) => receive(door, toDelivery(request), accept, reply, log));
      return;
    case 'handler':
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.post(door.path, (request, reply) => {
        reply.hijack();
        door.handle(request.raw, reply.raw);
      });
      return;
    case 'socket':
      return;
    default:
      return door satisfies never;
  }
}

function toDelivery({ headers, body, url, ip }: FastifyRequest): Delivery {
  const single = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const [path = ''] = url.split('?', 1);
  return { headers: Object.fromEntries(single), body: Buffer.isBuffer(body) ? body : Buffer.alloc(0), path, from: ip };
}

async function receive(
  door: Extract<Door, { kind: 'webhook' }>,
  delivery: Delivery,
  accept: Accept,
  reply: FastifyReply,
  log: Log,
): Promise<object> {
  const received = await door.receive(delivery);
  switch (received.kind) {
    case 'rejected':
      log.warn({ path: door.path, status: received.status, reason: received.reason }, 'delivery rejected');
      reply.code(received.status);
      return { error: received.reason };
    case 'ignored':
      return { ignored: received.reason };
    case 'ask': {
      const run = await accept(received.ask);
      log.info({ path: door.path, run, trigger: received.ask.trigger }, 'delivery accepted');
      return { run };
    }
    default:
      return received satisfies never;
  }
}

const awayCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['TICKET_SYSTEM_UNAVAILABLE', 'TICKET_SYSTEM_BUSY']);

/** 503 makes a sender try again later: nothing was accepted. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof TaiError && error.code === 'REDIS_UNAVAILABLE') {
    return reply
      .code(503)
      .header('retry-after', '5')
      .send({ error: 'Redis does not answer, nothing was accepted; try again' });
  }
  if (error instanceof TaiError && awayCodes.has(error.code)) {
    return reply.code(503).header('retry-after', '30').send({ error: 'the ticket system does not answer; try again' });
  }
  if (error instanceof TaiError && error.code === 'RUN_NOT_FOUND')
    return reply.code(404).send({ error: error.message });
  const status = statusOf(error);
  if (status < 500 && error instanceof Error) return reply.code(status).send({ error: error.message });
  log.error({ path: request.routeOptions.url, err: error }, 'request failed');
  return reply.code(500).send({ error: 'tai failed on this request; its log says why' });
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 500;
}
