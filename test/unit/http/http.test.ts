import { afterEach, describe, expect, it } from 'vitest';
import { TaiError } from '../../../src/domain/errors.ts';
import type { Accept, Closable, Door } from '../../../src/domain/ports.ts';
import { openHttp } from '../../../src/http.ts';
import { A_RUN_ID, fakeApp } from '../../support/fake-app.ts';
import { silent } from '../../support/log.ts';

const open: Closable[] = [];
afterEach(async () => {
  for (const part of open.splice(0)) await part.close();
});

async function serve(
  door: Door,
  accept: Accept = async () => A_RUN_ID,
  ready = async () => undefined,
): Promise<string> {
  const app = fakeApp({ doors: [door], accept, ready });
  const http = await openHttp(app, { host: '127.0.0.1', port: 0, proxies: [] }, async () => undefined, silent);
  open.push(http);
  return http.url;
}

const asks: Door = {
  kind: 'webhook',
  path: '/webhooks/x',
  receive: ({ body }) => ({
    kind: 'ask',
    ask: { key: body.toString(), ticket: { system: 'x', id: '1' }, trigger: 'created', hosts: [] },
  }),
};

describe('a webhook', () => {
  it('is handed its body byte for byte, whatever its content type says', async () => {
    const keys: string[] = [];
    const url = await serve(asks, async ({ key }) => {
      keys.push(key);
      return A_RUN_ID;
    });

    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      await fetch(`${url}/webhooks/x`, { method: 'POST', headers: { 'content-type': type }, body: '{"a" : 1}' });
    }

    expect(keys).toEqual(['{"a" : 1}', '{"a" : 1}', '{"a" : 1}']);
  });

  it('answers 200 with the run once it is enqueued', async () => {
    const url = await serve(asks);

    const response = await fetch(`${url}/webhooks/x`, { method: 'POST', body: '{}' });

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ run: A_RUN_ID });
  });

  it('answers 401 when its signature is wrong and 200 when there is nothing to do', async () => {
    const rejects = await serve({
      kind: 'webhook',
      path: '/w',
      receive: () => ({ kind: 'rejected', status: 401, reason: 'bad signature' }),
    });
    const ignores = await serve({
      kind: 'webhook',
      path: '/w',
      receive: () => ({ kind: 'ignored', reason: 'not an issue event' }),
    });

    const [rejected, ignored] = await Promise.all(
      [rejects, ignores].map((url) => fetch(`${url}/w`, { method: 'POST', body: '{}' })),
    );

    expect(rejected?.status).toBe(401);
    expect(ignored?.status).toBe(200);
    expect(await ignored?.json()).toEqual({ ignored: 'not an issue event' });
  });

  it('answers 413 to a body over the limit', async () => {
    const url = await serve(asks);

    const response = await fetch(`${url}/webhooks/x`, { method: 'POST', body: 'x'.repeat(6 * 1024 * 1024) });

    expect(response.status).toBe(413);
  });

  it('answers 503 when Redis is down, so that the sender tries again', async () => {
    const url = await serve(asks, down, down);

    const [delivery, ready, health] = await Promise.all([
      fetch(`${url}/webhooks/x`, { method: 'POST', body: '{}' }),
      fetch(`${url}/readyz`),
      fetch(`${url}/healthz`),
    ]);

    expect([delivery?.status, ready?.status, health?.status]).toEqual([503, 503, 200]);
    expect(delivery?.headers.get('retry-after')).toBe('5');
  });

  it('does not tell the sender what broke inside', async () => {
    const url = await serve(asks, async () => {
      throw new Error('secret detail');
    });

    const response = await fetch(`${url}/webhooks/x`, { method: 'POST', body: '{}' });

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret detail');
  });
});

describe('a handler door', () => {
  it('gets the raw request with its body unread', async () => {
    const url = await serve({
      kind: 'handler',
      path: '/raw',
      handle: (request, response) => {
        request.setEncoding('utf8').on('data', (chunk: string) => response.end(`got ${chunk}`));
      },
    });

    const response = await fetch(`${url}/raw`, {
      method: 'POST',
      body: 'payload=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(await response.text()).toBe('got payload=1');
  });
});

async function down(): Promise<never> {
  throw new TaiError('REDIS_UNAVAILABLE', 'Redis does not answer');
}
