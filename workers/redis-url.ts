import { TaiError } from '../src/domain/errors.ts';
import type { Connection } from './connection.ts';

const EXAMPLE =
  'for example: redis://127.0.0.1:6379, rediss://user:password@redis.example.com/0, unix:///run/redis/redis.sock';

/** `redis://`, `rediss://` (TLS) or `unix://`, with user, password and database. Throws CONFIG_INVALID, never naming the password. */
export function parseRedisUrl(text: string): Connection {
  const url = URL.parse(text);
  if (url === null) throw invalid('it is not an address');
  switch (url.protocol) {
    case 'redis:':
    case 'rediss:':
      if (url.hostname === '') throw invalid('it names no host');
      return {
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? 6379 : Number(url.port),
        ...(url.protocol === 'rediss:' && { tls: {} }),
        ...login(url),
        ...database(url.pathname.slice(1)),
      };
    case 'unix:':
      return { path: decode(url.pathname), ...login(url), ...database(url.searchParams.get('db') ?? '') };
    default:
      throw invalid('it is not a Redis address');
  }
}

/** For the start message. */
export function withoutPassword(text: string): string {
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

function login(url: URL): Connection {
  return {
    ...(url.username !== '' && { username: decode(url.username) }),
    ...(url.password !== '' && { password: decode(url.password) }),
  };
}

function database(text: string): Connection {
  if (text === '') return {};
  if (!/^\d{1,4}$/.test(text)) throw invalid('its database is not a number');
  return { db: Number(text) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('it has a broken %-escape');
  }
}

function invalid(reason: string): TaiError {
  return new TaiError('CONFIG_INVALID', `redis.url: ${reason}; ${EXAMPLE}`);
}
