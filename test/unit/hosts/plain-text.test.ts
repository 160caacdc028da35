import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/hosts/plain-text.ts';

function wordsOf(text: string): string {
  return toPlainText(text)
    .replace(/[ \t]+/g, ' ')
    .trim();
}

describe('toPlainText', () => {
  it.each([
    ['<@U1> see <https://x.acme.com/a|the page> &amp; <#C2|ops>', 'see the page link x.acme.com &'],
    ['*bold* `code` ~gone-1~', 'bold code (not gone-1)'],
    ['[~bob] {{web-1}} [^a.log] !shot.png|thumbnail! {color:red}red{color}', 'web-1 red'],
    ['[red|https://mon.acme.com/status?host=web-2&x=1]', 'red link mon.acme.com, host web-2'],
    ['mail bob@acme.com or ssh bob@web-3', 'mail or ssh web-3'],
    ['scp x ops@web-3:/srv', 'scp x web-3:'],
    ['bob@web-4:~$ df', '(from web-4) df'],
    ['see /etc/web-1/x.conf and ~/web-2', 'see and'],
    ['\\\\FS1\\share', 'Windows FS1'],
  ])('%s', (text, plain) => {
    expect(wordsOf(text)).toBe(plain);
  });

  it('quotes what was pasted', () => {
    expect(wordsOf('{code:sh}df\nfree{code}')).toBe('> df\n> free');
  });

  it('takes the machine out of a log line', () => {
    expect(wordsOf('Nov 3 10:11:12 gw-5 kernel: table full')).toBe('host gw-5:\n> kernel: table full');
  });
});
