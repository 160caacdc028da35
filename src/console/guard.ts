import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

const COOKIE = 'tai_token';
const SignIn = z.object({ token: z.string() });

/**
 * Who may use the page and its interface. With a token: who has it, as `Authorization: Bearer` or as the cookie that
 * signing in sets. Without: only this machine, and never another site's page in this machine's browser.
 */
export function guard(server: FastifyInstance, token: string | undefined): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'content-security-policy':
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const refusal = refuse(request, token);
    if (refusal) await reply.code(refusal.status).send({ error: refusal.reason });
  });

  server.post('/api/sign-in', { config: { open: true } }, (request, reply) => signIn(request, reply, token));
}

function refuse(request: FastifyRequest, token: string | undefined): { status: number; reason: string } | undefined {
  if (!fromSamePage(request)) return { status: 403, reason: 'this request came from another site' };
  if (token === undefined) {
    const local = isThisMachine(request.headers.host);
    return local
      ? undefined
      : { status: 403, reason: 'without server.token tai answers to 127.0.0.1 and localhost only' };
  }
  if (isOpen(request) || isSame(given(request), token)) return undefined;
  return { status: 401, reason: 'sign in at /, or send "Authorization: Bearer <server.token>"' };
}

/** Browsers send Origin with every request that can change something; programs send none. */
function fromSamePage({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

/** A name that someone else's DNS points here is not ours (DNS rebinding). */
function isThisMachine(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

/** The page itself and its files hold no data; it asks for the token and signs in. */
function isOpen(request: FastifyRequest): boolean {
  const { config } = request.routeOptions;
  return 'open' in config && config.open === true;
}

function given({ headers }: FastifyRequest): string {
  const bearer = headers.authorization?.match(/^Bearer (.+)$/)?.[1];
  const cookie = headers.cookie?.split('; ').find((pair) => pair.startsWith(`${COOKIE}=`));
  return bearer ?? decodeURIComponent(cookie?.slice(COOKIE.length + 1) ?? '');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** Of one length whatever is given, as the comparison needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function signIn(request: FastifyRequest, reply: FastifyReply, token: string | undefined): FastifyReply {
  const body = SignIn.safeParse(request.body);
  if (token === undefined) return reply.send({ ok: true });
  if (!body.success || !isSame(body.data.token, token))
    return reply.code(401).send({ error: 'that is not server.token' });
  const attributes = 'Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000';
  return reply.header('set-cookie', `${COOKIE}=${encodeURIComponent(token)}; ${attributes}`).send({ ok: true });
}
