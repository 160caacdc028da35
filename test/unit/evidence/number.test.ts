import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLines } from '../../../src/evidence/number.ts';

function textsOf(output: string): readonly string[] {
  return toLines(output).map(({ text }) => text);
}

const ESCAPE = String.fromCodePoint(27);

describe('toLines', () => {
  it('counts from 1 and drops blank lines at the end only', () => {
    const lines = toLines('a\n\nb\n  \n\n');

    expect(lines).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: '' },
      { number: 3, text: 'b' },
    ]);
  });

  it('gives no lines for no output', () => {
    expect(toLines('\n \n')).toEqual([]);
  });

  it('removes what a terminal would not show', () => {
    const output = `${ESCAPE}[1;31mred${ESCAPE}[0m ${ESCAPE}]0;title\u0007bell\u0007 ${ESCAPE}(Bplain\u009b`;

    expect(textsOf(output)).toEqual(['red bell plain']);
  });

  it('removes what hides text from a reader', () => {
    expect(textsOf('a\u202eb\u200bc\u{e0041}d\ufeff\u00ade\u0000f\tg')).toEqual(['abcdef\tg']);
  });

  it('reads carriage returns as a terminal does', () => {
    expect(textsOf('one\r\n 10%\r 50%\r100%\ndone\r')).toEqual(['one', '100%', 'done']);
  });

  it('reads overstruck manual pages', () => {
    expect(textsOf('N\bNA\bAM\bM')).toEqual(['NAM']);
  });

  it('cuts a line at 400 characters, never through one', () => {
    const [long = '', emoji = ''] = textsOf(`${'x'.repeat(500)}\n${'x'.repeat(398)}😀${'x'.repeat(9)}`);

    expect(long).toBe(`${'x'.repeat(399)}…`);
    expect(emoji).toBe(`${'x'.repeat(398)}…`);
  });

  it('changes nothing when it reads its own lines again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (output) => {
        const once = textsOf(output);
        expect(textsOf(once.join('\n'))).toEqual(once);
      }),
    );
  });
});
