import { describe, expect, it } from 'vitest';
import { parseRedisUrl, withoutPassword } from '../../../workers/redis-url.ts';

describe('a Redis address', () => {
  it.each([
    ['redis://redis.example.com', { host: 'redis.example.com', port: 6379 }],
    ['redis://127.0.0.1:6380/2', { host: '127.0.0.1', port: 6380, db: 2 }],
    ['redis://[::1]:6380', { host: '::1', port: 6380 }],
    ['redis://tai:p%40ss@redis', { host: 'redis', port: 6379, username: 'tai', password: 'p@ss' }],
    ['rediss://:secret@redis', { host: 'redis', port: 6379, tls: {}, password: 'secret' }],
    ['unix:///run/redis/redis.sock?db=1', { path: '/run/redis/redis.sock', db: 1 }],
  ])('%s is read', (text, connection) => {
    expect(parseRedisUrl(text)).toEqual(connection);
  });

  it.each(['', 'localhost:6379', 'http://redis', 'redis://', 'redis://redis/first', 'redis://:%zz@redis'])(
    '"%s" is refused with an example',
    (text) => {
      expect(() => parseRedisUrl(text)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
      expect(() => parseRedisUrl(text)).toThrow(/redis\.url: .* for example: redis:/);
    },
  );

  it('is shown without its password', () => {
    expect(withoutPassword('redis://tai:secret@redis:6379/1')).toBe('redis://redis:6379/1');
  });
});
