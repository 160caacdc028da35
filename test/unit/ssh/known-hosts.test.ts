import { describe, expect, it } from 'vitest';
import { isNamedBy, knownHostName, parseKnownHosts } from '../../../integrations/ssh/known-hosts.ts';
import { aKey, hashName, line } from './keys.ts';

describe('parseKnownHosts', () => {
  it('reads names, marker, key and where they stand', () => {
    const key = aKey('ssh-ed25519', 1);
    const text = [
      '# comment',
      '',
      line('web-01,10.0.0.1', key, { comment: 'a b' }),
      line('*', key, { mark: '@revoked' }),
    ].join('\n');

    const entries = parseKnownHosts(text, '/kh');

    expect(entries).toEqual([
      { mark: 'none', names: 'web-01,10.0.0.1', keyType: 'ssh-ed25519', key, file: '/kh', line: 3 },
      { mark: 'revoked', names: '*', keyType: 'ssh-ed25519', key, file: '/kh', line: 4 },
    ]);
  });

  it.each([
    ['a comment', '  # web-01 ssh-ed25519 AAAA'],
    ['no key', 'web-01 ssh-ed25519'],
    ['a key of another type than it says', line('web-01', aKey('ssh-rsa', 1)).replace('ssh-rsa', 'ssh-ed25519')],
    ['a marker nobody knows', line('web-01', aKey('ssh-ed25519', 1), { mark: '@none' })],
    ['what is not base64', 'web-01 ssh-ed25519 !!!!'],
    ['a key of SSH version 1', 'web-01 1024 35 1234567'],
  ])('leaves out %s', (_what, text) => {
    expect(parseKnownHosts(text, '/kh')).toEqual([]);
  });

  it('reads files with Windows line ends', () => {
    const entries = parseKnownHosts(`${line('web-01', aKey('ssh-ed25519', 1))}\r\n`, '/kh');

    expect(entries).toHaveLength(1);
  });
});

describe('isNamedBy', () => {
  it.each([
    ['web-01', 'web-01', true],
    ['WEB-01', 'web-01', true],
    ['web-01,web-02', 'web-02', true],
    ['web-*', 'web-01', true],
    ['web-0?', 'web-01', true],
    ['web-0?', 'web-0', false],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', true],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b', 'xxaxxbxx', false],
    ['*,!web-01', 'web-01', false],
    ['!web-01,*', 'web-01', false],
    ['!web-02', 'web-01', false],
    ['*,!web-02', 'web-01', true],
    ['[web-01]:2222', '[web-01]:2222', true],
    ['web-01', '[web-01]:2222', false],
    ['|1|broken', 'web-01', false],
  ])('%s and %s: %s', (names, name, expected) => {
    expect(isNamedBy(names, name)).toBe(expected);
  });

  it('knows hashed names by their salt', () => {
    const hashed = hashName('[web-01]:2222', Buffer.alloc(20, 7));

    expect(isNamedBy(hashed, '[web-01]:2222')).toBe(true);
    expect(isNamedBy(hashed, 'web-01')).toBe(false);
  });

  it('is quick with patterns made to be slow', () => {
    expect(isNamedBy(`${'*a'.repeat(400)}b`, 'a'.repeat(250))).toBe(false);
  });
});

describe('knownHostName', () => {
  it.each([
    ['WEB-01', 22, 'web-01'],
    ['web-01', 2222, '[web-01]:2222'],
    ['2001:db8::1', 22, '2001:db8::1'],
    ['2001:db8::1', 2222, '[2001:db8::1]:2222'],
  ])('%s port %i is filed as %s', (host, port, expected) => {
    expect(knownHostName(host, port)).toBe(expected);
  });
});
