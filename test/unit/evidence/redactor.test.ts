import { describe, expect, it } from 'vitest';
import { createRedactor, redact } from '../../../src/evidence/redact.ts';
import { parseOwnPattern } from '../../../src/evidence/redact-own.ts';
import { redactStream } from '../../../src/evidence/redact-stream.ts';
import { redactStrictly } from '../../../src/evidence/redact-strict.ts';

const BEGIN = ['-----BEGIN EC', 'PRIVATE KEY-----'].join(' ');
const END = ['-----END EC', 'PRIVATE KEY-----'].join(' ');
const BODY = 'MIIEow9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789+/AbCdEf';

describe('a redactor', () => {
  it('gives the same secret the same number in all texts of a run', () => {
    const redactor = createRedactor();

    const first = redactor.redact('password=Otter7moon token=Zebra99lake88');
    const second = redactor.redact('PGPASSWORD=Heron4pond psql; password: "Otter7moon"');

    expect(first).toBe('password=[redacted password #1] token=[redacted secret #1]');
    expect(second).toBe('PGPASSWORD=[redacted password #2] psql; password: "[redacted password #1]"');
  });

  it('leaves a number that stands in the text already to what it stood for', () => {
    const redactor = createRedactor();

    const text = redactor.redact('pwd=[redacted password #7] password=Otter7moon');

    expect(text).toBe('pwd=[redacted password #7] password=[redacted password #8]');
    expect(redact(text)).toBe(text);
  });

  it('gives characters of the private area back as they were', () => {
    expect(redact('\ue0b0 main \uf8ff password=Otter7moon')).toBe('\ue0b0 main \uf8ff password=[redacted password]');
  });

  it('knows the patterns of its user, whole or by their group', () => {
    const own = [parseOwnPattern('badge', 'BDG-[0-9A-F]{8}'), parseOwnPattern('door code', 'door (\\d{4})')];

    expect(createRedactor(own).redact('BDG-0011AABB door 4711')).toBe(
      '[redacted badge #1] door [redacted door code #1]',
    );
  });

  it.each([
    ['Badge', 'x', 'lower-case'],
    ['badge', '(', 'missing closing'],
    ['badge', '(?=x)', 'invalid'],
    ['badge', 'x*', 'empty text'],
  ])('does not take the pattern %s: %s', (name, expression, reason) => {
    expect(() => parseOwnPattern(name, expression)).toThrow(reason);
  });

  it('is not slowed by a pattern that would run away elsewhere', () => {
    const own = [parseOwnPattern('badge', '(a+)+b')];

    expect(createRedactor(own).redact('a'.repeat(50_000))).toHaveLength(50_000);
  });
});

describe('a stream', () => {
  it('redacts a key that lies across blocks, and keeps every line', async () => {
    const filler = 'Nov 3 10:00:00 web-1 app: nothing to see here at all\n';
    const text = `${filler.repeat(9_880)}${BEGIN}\n${`${BODY}\n`.repeat(30)}${END}\n${filler.repeat(10)}`;

    const redacted = await collect(text, 1_000);

    expect(redacted).not.toContain(BODY.slice(0, 12));
    expect(redacted.split('\n')).toHaveLength(text.split('\n').length);
  });

  it('takes a line without an end, a character of two bytes cut in two, and no line at all', async () => {
    const long = `password=Otter7moon ${'x'.repeat(3_000_000)} token=Zebra99lake88`;

    const redacted = await collect(long, 65_536);

    expect(redacted.slice(0, 40)).toBe('password=[redacted password] xxxxxxxxxxx');
    expect(redacted.endsWith(' token=[redacted secret]')).toBe(true);
    expect(await collect('grün ist schön', 3)).toBe('grün ist schön');
    expect(await collect('', 3)).toBe('');
  });
});

describe('a configuration file', () => {
  it.each([
    ['auth_seed = 4711aabb', 'auth_seed = [redacted value]'],
    ['blob: aB3dE6gH9jK2mN5pQ8', 'blob: [redacted value]'],
    ["  admin_login: 'bob77'  # who", "  admin_login: '[redacted value]'  # who"],
    ['listen = 0.0.0.0:80', 'listen = 0.0.0.0:80'],
    ['private_key_file: /etc/tai/id', 'private_key_file: /etc/tai/id'],
    ['auth: true', 'auth: true'],
    ['timeout: 30s', 'timeout: 30s'],
    ['password: [redacted password #1]', 'password: [redacted password #1]'],
  ])('%s', (text, strict) => {
    expect(redactStrictly(text)).toBe(strict);
  });
});

async function collect(text: string, size: number): Promise<string> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  let out = '';
  for await (const piece of redactStream(chunks(), redact)) out += piece;
  return out;
}
