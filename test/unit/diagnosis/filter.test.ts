import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../../../src/diagnosis/filter.ts';

it.each([
  ['See https://evil.example/x?a=1 now', 'See [link removed] now'],
  ['See [the guide](https://evil.example/x) now', 'See the guide now'],
  ['![pixel](http://evil.example/p.png)done', 'pixeldone'],
  ['<https://evil.example|click>', 'click'],
  ['[click|https://evil.example]', 'click'],
  ['see !http://evil.example/p.png! here', 'see here'],
  ['go to www.evil.example/x', 'go to [link removed]'],
  ['go to evil.example/x.sh', 'go to [link removed]'],
  ['javascript:alert(1)', '[link removed]'],
  ['write to root@evil.example', 'write to [address removed]'],
  ['<@U123ABC> <!channel> @here look', 'here look'],
  ['[~accountid:5b10a] look', 'look'],
  ['<b>bold</b> <img src=x onerror=alert(1)>text', 'bold text'],
  ['<scr<b>ipt>x', 'ipt>x'],
  ['**bold** `code` ~~old~~ *strong*', 'bold code old strong'],
  ['{code}rm{code} {{mono}} {panel:title=x}p{panel}', 'rm mono p'],
  ['# Heading', 'Heading'],
  ['h1. Heading', 'Heading'],
  ['a\u202Eb\u001B[2Jc\nd', 'abc d'],
  ['&lt;script&gt;', 'script'],
  ['see hxxps://evil[.]example/x', 'see [link removed]'],
  ['see evil[.]example', 'see [link removed]'],
  ['see ｈｔｔｐｓ：／／evil．example', 'see [link removed]'],
  ['＠here look', 'here look'],
  ['see 203.0.113.66:8080/x.sh', 'see [link removed]'],
])('turns %j into %j', (text, clean) => {
  expect(cleanText(text, 300)).toBe(clean);
});

it.each([
  'getty@tty1.service failed, load > 20, /var/log/*.log is full',
  'Set vm.swappiness in /etc/sysctl.d/99-local.conf: 10 -> 60',
  'httpd.service and https on 10.0.0.5/24 fail, NFS server 10.0.0.5:/export is gone',
  'nginx.service: exit code 1 (port 80 in use by pid 4711)',
])('leaves "%s" as it is', (text) => {
  expect(cleanText(text, 300)).toBe(text);
});

it('hides a secret', () => {
  expect(cleanText('the password=hunter2secret99 was refused', 300)).not.toContain('hunter2secret99');
});

it('cuts at a word and says so', () => {
  expect(cleanText('the disk under the root is full', 20)).toBe('the disk under the…');
  expect(cleanText('x'.repeat(30), 20)).toBe(`${'x'.repeat(19)}…`);
});

it('lets nothing active through, whatever comes in', () => {
  const piece = fc.constantFrom(
    'http://a.b',
    '<@U1>',
    '<b>',
    '<',
    '>',
    '@here',
    '[',
    ']',
    '(',
    ')',
    '|',
    '!',
    '`',
    '\u202E',
    ' ',
    'x',
    '**',
    '{code}',
  );

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const clean = cleanText(pieces.join(''), 400);
      expect(clean).not.toMatch(/:\/\/|<[a-z@!/]|`|\*\*|\{code|(?<![\w.-])@\w|[\p{Cc}\p{Cf}]/iu);
    }),
    { numRuns: 500, seed: 1 },
  );
});
