import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, toEscapedText, toPlainText } from '../../../integrations/slack/text.ts';

describe('toPlainText', () => {
  it.each([
    ['<@U0TAI> nginx on web-03 gives 502', 'nginx on web-03 gives 502'],
    [
      'hello <@U0TAI>, look at <http://web-03.prod.example.com|web-03.prod.example.com>',
      'hello , look at web-03.prod.example.com',
    ],
    ['<http://db-01.example.com|web-03> is slow', 'web-03 is slow'],
    ['see <https://grafana.example.com/d/1?a=1&amp;b=2>', 'see https://grafana.example.com/d/1?a=1&b=2'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<@U0OTHER> and <@U0OTHER|ann> in <#C0OPS|ops>', '@U0OTHER and @ann in #ops'],
    ['<!here> <!subteam^S1|@ops> <!date^1^{date}|today>', '@here @ops today'],
    ['<mailto:ops@example.com|ops@example.com>\u00a0now', 'ops@example.com now'],
    ['1 < 2 and <unclosed', '1 < 2 and <unclosed'],
  ])('reads %j as people see it', (slackText, expected) => {
    expect(toPlainText(slackText, 'U0TAI')).toBe(expected);
  });
});

describe('toEscapedText', () => {
  it('leaves nothing that Slack would read as a mention or a link', () => {
    expect(toEscapedText('<!channel> <@U1> <https://x|y> & done', 100)).toBe(
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://x|y&gt; &amp; done',
    );
  });

  it('shows hidden and reversing characters as such', () => {
    expect(toEscapedText('a\u0000b\u202ec\r\nd\te', 100)).toBe('a\ufffdb\ufffdc\nd\te');
  });

  it('stays within its limit and never cuts an entity or a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '😀', 'a') }),
        fc.integer({ min: 1, max: 40 }),
        (text, max) => {
          const escaped = toEscapedText(text, max);

          expect(escaped.length).toBeLessThanOrEqual(Math.max(max, 1));
          expect(escaped).toMatch(/^(&amp;|&lt;|😀|a)*…?$/u);
        },
      ),
    );
  });
});

describe('clip', () => {
  it('says that something was cut, without halving a character', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
    expect(clip('a😀bc', 3)).toBe('a…');
  });
});
