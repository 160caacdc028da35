import { describe, expect, it } from 'vitest';
import { algorithmsFor, orderHostKeyAlgorithms } from '../../../integrations/ssh/algorithms.ts';
import { parseKnownHosts } from '../../../integrations/ssh/known-hosts.ts';
import { judgeHostKey } from '../../../integrations/ssh/verdict.ts';
import { aKey, hashName, line } from './keys.ts';

const shown = aKey('ssh-ed25519', 1);
const other = aKey('ssh-ed25519', 2);
const rsa = aKey('ssh-rsa', 3);
const SALT = Buffer.alloc(20, 9);

describe('judgeHostKey', () => {
  it.each([
    ['nothing is known', 22, [], 'new'],
    ['only another host is known', 22, [line('db-01', shown)], 'new'],
    ['the same key is known', 22, [line('web-01', shown)], 'known'],
    ['the name is hashed', 22, [line(hashName('web-01', SALT), shown)], 'known'],
    ['the name with its port is hashed', 2222, [line(hashName('[web-01]:2222', SALT), shown)], 'known'],
    ['another key is known', 22, [line('web-01', other)], 'changed'],
    ['a key of another type is known', 22, [line('web-01', rsa)], 'changed'],
    ['several are known and one is the same', 22, [line('web-01', other), line('web-*', shown)], 'known'],
    ['the line with another key excludes the host', 22, [line('*,!web-01', other)], 'new'],
    ['the key is revoked', 22, [line('*', shown, { mark: '@revoked' })], 'revoked'],
    [
      'the key is known and revoked',
      22,
      [line('web-01', shown), line('web-01', shown, { mark: '@revoked' })],
      'revoked',
    ],
    ['another key is revoked', 22, [line('web-01', other, { mark: '@revoked' })], 'new'],
    ['a certificate is expected', 22, [line('web-*', other, { mark: '@cert-authority' })], 'certified'],
    [
      'a certificate is expected and the key known',
      22,
      [line('web-*', other, { mark: '@cert-authority' }), line('web-01', shown)],
      'known',
    ],
    ['the key is known for the host without its port', 2222, [line('web-01', shown)], 'known'],
    ['another key is known for the host without its port', 2222, [line('web-01', other)], 'new'],
    [
      'the port has another key, the host this one',
      2222,
      [line('[web-01]:2222', other), line('web-01', shown)],
      'changed',
    ],
    [
      'the key is revoked for the host without its port',
      2222,
      [line('web-01', shown, { mark: '@revoked' })],
      'revoked',
    ],
    ['it is known for another port', 22, [line('[web-01]:2222', other)], 'new'],
  ])('when %s (port %i)', (_what, port, lines, expected) => {
    const entries = parseKnownHosts(lines.join('\n'), '/kh');

    const verdict = judgeHostKey(entries, 'Web-01', port, shown);

    expect(verdict.kind).toBe(expected);
  });

  it('names the line that says otherwise', () => {
    const entries = parseKnownHosts([line('db-01', shown), line('web-01', other)].join('\n'), '/kh');

    const verdict = judgeHostKey(entries, 'web-01', 22, shown);

    expect(verdict).toMatchObject({ kind: 'changed', entry: { file: '/kh', line: 2 } });
  });
});

describe('orderHostKeyAlgorithms', () => {
  it('asks for the known type first, RSA by its SHA-2 names only', () => {
    const algorithms = order(22, line('web-01', rsa));

    expect(algorithms).toEqual([
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
    ]);
  });

  it('prefers ed25519 for a new host and does not count revoked keys', () => {
    expect(order(22)[0]).toBe('ssh-ed25519');
    expect(order(22, line('web-01', rsa, { mark: '@revoked' }))[0]).toBe('ssh-ed25519');
  });

  it('uses what is known of the host without its port', () => {
    expect(order(2222, line('web-01', rsa))[0]).toBe('rsa-sha2-512');
  });
});

function order(port: number, ...lines: string[]): readonly string[] {
  const entries = parseKnownHosts(lines.join('\n'), '/kh');
  return orderHostKeyAlgorithms(entries, { name: 'web-01', port }, algorithmsFor({}));
}
