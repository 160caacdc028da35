import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../src/console/guard.ts';

const TOKEN = '0123456789abcdef';
const LOCAL = { host: '127.0.0.1:8080' };

function serverWith(token: string | undefined) {
  const server = fastify();
  void server.register(async (scope) => {
    guard(scope, token);
    scope.get('/data', () => ({ secret: 1 }));
    scope.post('/data', () => ({ secret: 1 }));
    scope.get('/', { config: { open: true } }, () => 'page');
  });
  return server;
}

describe('without a token', () => {
  it.each(['127.0.0.1:8080', 'localhost:8080', '[::1]:8080', 'localhost'])(
    'answers to this machine by the name %s',
    async (host) => {
      const response = await serverWith(undefined).inject({ url: '/data', headers: { host } });

      expect(response.statusCode).toBe(200);
    },
  );

  it.each(['evil.example.com', '127.0.0.1.evil.example.com', 'localhost.evil.example.com:8080'])(
    'refuses the name %s, which someone else pointed here',
    async (host) => {
      const response = await serverWith(undefined).inject({ url: '/data', headers: { host } });

      expect(response.statusCode).toBe(403);
    },
  );

  it('refuses what another site posts from the browser of this machine', async () => {
    const headers = { ...LOCAL, origin: 'https://evil.example.com' };

    const response = await serverWith(undefined).inject({ method: 'POST', url: '/data', headers, payload: {} });

    expect(response.statusCode).toBe(403);
  });

  it('takes what its own page posts', async () => {
    const headers = { ...LOCAL, origin: 'http://127.0.0.1:8080' };

    const response = await serverWith(undefined).inject({ method: 'POST', url: '/data', headers, payload: {} });

    expect(response.statusCode).toBe(200);
  });
});

describe('with a token', () => {
  const host = { host: 'tai.example.com' };

  it('shows the empty page to everyone and data to nobody', async () => {
    const server = serverWith(TOKEN);

    expect((await server.inject({ url: '/', headers: host })).statusCode).toBe(200);
    expect((await server.inject({ url: '/data', headers: host })).statusCode).toBe(401);
  });

  it.each(['Bearer wrong', 'Bearer ', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])('refuses %s', async (authorization) => {
    const response = await serverWith(TOKEN).inject({ url: '/data', headers: { ...host, authorization } });

    expect(response.statusCode).toBe(401);
  });

  it('takes the token as a header', async () => {
    const response = await serverWith(TOKEN).inject({
      url: '/data',
      headers: { ...host, authorization: `Bearer ${TOKEN}` },
    });

    expect(response.statusCode).toBe(200);
  });

  it('signs in with the right token and keeps it in a cookie that no script and no other site can use', async () => {
    const server = serverWith(TOKEN);

    const wrong = await server.inject({ method: 'POST', url: '/api/sign-in', headers: host, payload: { token: 'x' } });
    const right = await server.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: host,
      payload: { token: TOKEN },
    });
    const cookie = String(right.headers['set-cookie']);
    const data = await server.inject({ url: '/data', headers: { ...host, cookie: cookie.split(';', 1)[0] } });

    expect([wrong.statusCode, right.statusCode, data.statusCode]).toEqual([401, 200, 200]);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  });
});
