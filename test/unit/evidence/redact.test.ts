import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactLines } from '../../../src/evidence/redact.ts';
import { toLines } from '../../../src/evidence/number.ts';

/** Made of pieces so that no scanner takes this file for a leak. */
const GIT = ['ghp', 'aB3x'.repeat(9)].join('_');
const AWS = ['AKIA', 'QWERTYUIOP123456'].join('');
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiJib2IifQ', 'c2lnbmF0dXJl'].join('.');
const HASH = `$6$saltsalt$${'Zz9./'.repeat(12)}`;
const BEGIN = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ');
const END = ['-----END RSA', 'PRIVATE KEY-----'].join(' ');
const BODY = 'MIIEow9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789+/AbCdEf';

describe('redact hides', () => {
  it.each([
    ['DB_PASSWORD=Otter&moon7 next', 'DB_PASSWORD=[redacted password] next'],
    ['password: "Otter moon7" # x', 'password: "[redacted password]" # x'],
    ['{"user":"a","password":"Ot\\"ter7","x":1}', '{"user":"a","password":"[redacted password]","x":1}'],
    ['msg="{\\"token\\":\\"Otter7moon99\\"}"', 'msg="{\\"token\\":\\"[redacted secret]\\"}"'],
    ['postgres://app:Ot/t@er7@db-1/x', 'postgres://app:[redacted password]@db-1/x'],
    ['GET /x?access_token=Otter7moon99&y=1', 'GET /x?access_token=[redacted token]&y=1'],
    ['Authorization: Basic T3R0ZXI3', 'Authorization: Basic [redacted authorization]'],
    ['Set-Cookie: sid=Otter7moon; Path=/', 'Set-Cookie: sid=[redacted cookie]; Path=/'],
    ['mysql -uroot -pOtter7 shop', 'mysql -uroot -p[redacted password] shop'],
    ['app --db-password Otter7 --port 80', 'app --db-password [redacted password] --port 80'],
    ['curl -u bob:Otter7 http://x', 'curl -u bob:[redacted password] http://x'],
    ["CREATE USER a IDENTIFIED BY 'Otter7'", "CREATE USER a IDENTIFIED BY '[redacted password]'"],
    [`root:${HASH}:19000:0:99999:7:::`, 'root:[redacted password hash]:19000:0:99999:7:::'],
    [`clone https://${GIT}@git.acme.com/x`, 'clone https://[redacted git token]@git.acme.com/x'],
    [`key ${AWS} used`, 'key [redacted aws key id] used'],
    [`bearer ${JWT}`, 'bearer [redacted jwt]'],
    ['db-1:5432:*:app:Otter7', 'db-1:5432:*:app:[redacted password]'],
    ['client-key-data: ' + 'Qm9i'.repeat(900), 'client-key-data: [redacted secret]'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('a private key, line by line', () => {
    const text = ['before', `  ${BEGIN}`, BODY, '', BODY, END, 'after'].join('\n');

    const lines = redact(text).split('\n');

    const placeholder = '[redacted private key]';
    expect(lines).toEqual(['before', `  ${placeholder}`, placeholder, '', placeholder, placeholder, 'after']);
  });

  it('the rest of a key that was cut off at either end', () => {
    expect(redact(`${BODY}\n${END}\nx`)).toBe('[redacted private key]\n[redacted private key]\nx');
    expect(redact(`${BEGIN}\n${BODY}\nand so on`)).toBe('[redacted private key]\n[redacted private key]\nand so on');
  });

  it('a key written on one line, and no more of that line', () => {
    expect(redact(`{"k": "${BEGIN}\\n${BODY}\\n${END}\\n", "id": 7}`)).toBe('{"k": "[redacted private key]", "id": 7}');
  });

  it('a password in a line that was cut', () => {
    expect(redact('amqp://app:Otter7moon…')).toBe('amqp://app:[redacted password]…');
  });
});

describe('redact leaves', () => {
  it.each([
    'sshd[1]: Failed password for invalid user bob from 10.0.0.1 port 22',
    'password = os.environ["DB_PASSWORD"]',
    'token: ${{ secrets.DEPLOY }}',
    'password_file: /run/secrets/db, passwordPolicy: strict',
    'PASSWORD=********',
    'passwd: password expiry information changed.',
    'error: invalid token: unexpected end of input',
    'image app@sha256:3f5a9c0d3f5a9c0d3f5a9c0d3f5a9c0d3f5a9c0d3f5a9c0d3f5a9c0d3f5a9c0d',
    'UUID=0d1c2b3a-0000-4111-8222-333344445555 / ext4',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx0 bob@web-1',
    'redis://cache-1:6379/0 and ssh://git@git.acme.com:2222/x',
    'docker run -p 8080:80 web',
    'kubelet.service: Main process exited, code=exited, status=1/FAILURE',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('redact always', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'password=',
      'token: ',
      '"',
      "'",
      '\n',
      ' ',
      '://a:',
      '@',
      '&',
      BEGIN,
      END,
      BODY,
      GIT,
      JWT,
      '[redacted token]',
      'mysql -p',
      '…',
    ),
  );
  const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  it('keeps the lines where they are and changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = redact(text);

        expect(redact(once)).toBe(once);
        expect(once.split('\n')).toHaveLength(text.split('\n').length);
      }),
      { numRuns: 500 },
    );
  });

  it('reads hostile text once, not once for each beginning of it', () => {
    const hostile = ['token:', 'password="', 'mysql ', '://a:', 'eyJ', BEGIN, 'curl -u a ', 'a:1:', 'A_'];

    for (const text of hostile) expect(redact(text.repeat(20_000))).toBeTypeOf('string');
  });
});

describe('redactLines', () => {
  it('finds a secret that crosses lines and keeps the numbers', () => {
    const lines = toLines(`x\n${BEGIN}\n${BODY}\n${END}\ny`);

    expect(redactLines(lines)).toEqual([
      { number: 1, text: 'x' },
      ...[2, 3, 4].map((number) => ({ number, text: '[redacted private key]' })),
      { number: 5, text: 'y' },
    ]);
  });

  it('has nothing to say about no lines', () => {
    expect(redactLines([])).toEqual([]);
  });
});
