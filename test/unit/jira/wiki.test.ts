import { describe, expect, it } from 'vitest';
import { plainText } from '../../../integrations/jira/render-plain-text.ts';
import { renderWiki } from '../../../integrations/jira/render-wiki.ts';
import { wikiLook } from '../../../integrations/jira/look-wiki.ts';
import { wikiLines, wikiText } from '../../../integrations/jira/wiki.ts';
import { wikiToText } from '../../../integrations/jira/wiki-to-text.ts';
import { aReport } from '../../support/jira-stand-in/example-report.ts';

describe('words in wiki markup', () => {
  it.each([
    ['[evil|http://evil.example]', String.raw`\[evil\|http&#58;//evil.example\]`],
    ['!http://evil.example/x.png!', String.raw`\!http&#58;//evil.example/x.png\!`],
    ['[~mia] *b* _i_ -s- +u+ ^x^ ~y~ ??z??', String.raw`\[\~mia\] \*b\* \_i\_ \-s\- \+u\+ \^x\^ \~y\~ \?\?z\?\?`],
    ['{panel}{color:red}', String.raw`\{panel\}\{color&#58;red\}`],
    ['# one\n* two', String.raw`&#35; one \* two`],
    ['h1. big', '&#104;&#49;. big'],
    ['bq. said', '&#98;&#113;. said'],
    [String.raw`\\server\share`, '&#92;&#92;server&#92;share'],
    ['<b> & &#91;', '&#60;b&#62; &#38; &#38;&#35;91;'],
    ['a :) (!) at 02:10: x', String.raw`a &#58;\) \(\!\) at 02:10: x`],
    ['\u202Etxt\u0007', 'txt'],
  ])('%j stays words', (text, markup) => {
    expect(wikiText(text)).toBe(markup);
  });

  it('quotes lines word for word, and no line ends the block', () => {
    const lines = wikiLines(['{noformat}', '{ noformat:x}!img! [a|b]', 'a\nb', '{code}']);

    expect(lines).toBe('{noformat}\n{ noformat}\n{  noformat:x}!img! [a|b]\na b\n{code}\n{noformat}');
    expect(lines.match(/\{noformat/g)).toHaveLength(2);
  });
});

describe('the answer in Data Center', () => {
  it('shows every part of the report', () => {
    expect(renderWiki(aReport())).toMatchInlineSnapshot(`
      "{panel}
      {color:#bf2600}*CAUSE · HIGH*{color} *OPS\\-4211 · web\\-03.prod.example.com*
      /var is full: debug logging of checkout\\-api has written 38 GB since 02:10.
      {panel}

      h4. Please note
      * The model was not asked: it is down.

      h4. Proof
      {noformat}
      E4.3   disk      /dev/vda3  40G  40G  0 100% /var
      E12.7  journal*  02:10:04 checkout-api: log level set to DEBUG
      * a line that anyone could have written
      {noformat}

      h4. What to do \\(tai changed nothing\\)
      # Set the log level back, then truncate debug.log {color:#bf2600}*DISRUPTIVE*{color} loses that log
      # Check that logrotate covers /var/log/checkout\\-api {color:#006644}*READ\\-ONLY*{color}

      h4. Ruled out
      memory \\(E6\\), inodes \\(E5\\)

      h4. Not collected
      * smartctl: needs root
      * db\\-02: connection refused

      h4. Changed lately
      * 2026\\-11\\-20 01:58 checkout\\-api 4.2.0 \\-&#62; 4.3.0 \\(dpkg\\)

      _run raaaaaaaaaaaaaaaa · 14 s · gemma4&#58;a4b · 18 commands, all read\\-only · again: comment /tai_"
    `);
  });

  it('says the same without anything but words where the rich one was refused', () => {
    const shown = plainText(aReport(), 'without proof');

    expect(shown).toContain('The quoted lines are left out');
    expect(shown).not.toMatch(/\{(panel|color|noformat)/);
    expect(plainText(aReport(), 'with proof')).toContain('/dev/vda3  40G  40G  0 100% /var');
  });

  it('has one line above it while a run is under way', () => {
    const answer = renderWiki(aReport());
    const once = wikiLook.under('tai is looking at web-03', answer);

    expect(wikiLook.under('tai is looking at web-04', once)).toBe(
      String.raw`tai is looking at web\-04` + `\n\n${answer}`,
    );
  });
});

describe('wiki markup as text', () => {
  it('keeps structure and code', () => {
    const markup = [
      'h2. Since *02:10*',
      '{color:red}down{color}, see [the board|https://grafana.example.com/d/1] and [~mia]',
      '* first',
      '** nested {{df -h}}',
      '# one',
      '||host||state||',
      '|web-03|DOWN|',
      '{code:bash}',
      '# not a list *at all* {{x}}',
      '  kept_as_it_is',
      '{code}',
      '{quote}',
      'she said',
      '{quote}',
      String.raw`C:\\temp \{x\} unit_name_x 5 * 3 * 2`,
    ].join('\n');

    expect(wikiToText(markup)).toMatchInlineSnapshot(`
      "Since 02:10
      down, see the board (https://grafana.example.com/d/1) and @mia
      - first
        - nested \`df -h\`
      1. one
      host | state
      web-03|DOWN

      \`\`\`
      # not a list *at all* {{x}}
        kept_as_it_is
      \`\`\`

      > she said

      C:\\\\temp {x} unit_name_x 5 * 3 * 2"
    `);
  });

  it('takes no time over hostile text', () => {
    for (const hostile of ['{code}'.repeat(20_000), '['.repeat(100_000), '*a '.repeat(50_000), '|'.repeat(100_000)]) {
      expect(wikiToText(hostile).length).toBeLessThan(300_000);
    }
  });
});
