import { stripVTControlCharacters } from 'node:util';
import { array, assert, boolean, integer, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drop, fit, widthOf, wrapRow } from '../../../src/tui/columns.ts';
import { evidenceRows, helpRows, type Row } from '../../../src/tui/content.ts';
import { draw, layOut, type Picture } from '../../../src/tui/screen.ts';
import { FIRST_VIEW, moved, paneColumns, scrolled, type View } from '../../../src/tui/view.ts';

const WIDE = '数据库很慢 the 👩‍👩‍👧 é disk';
const ROWS: readonly Row[] = [
  { text: WIDE.repeat(6) },
  { text: '  E4.3  disk  /dev/vda3 100% /var', leadsTo: 'E4.3' },
  { text: '' },
];

function aPicture(columns: number, rows: number, view: Partial<View> = {}, change: Partial<Picture> = {}): Picture {
  const size = { columns, rows };
  const whole = { ...FIRST_VIEW, ...view };
  const look = { id: 'E4', host: 'web-03', collector: 'disk', status: 'collected', detail: WIDE } as const;
  return {
    view: whole,
    size,
    rows: {
      evidence: evidenceRows([look]),
      answer: layOut(ROWS, paneColumns(size, 'answer'), whole.isWrapped),
    },
    help: helpRows(),
    status: `asking ${WIDE}`,
    ascii: false,
    colour: true,
    ...change,
  };
}

describe('columns', () => {
  it.each([
    ['数据库', 4, '数… '],
    ['数据库', 6, '数据库'],
    ['abc', 5, 'abc  '],
    ['abc', 0, ''],
  ])('fits "%s" into %d', (text, columns, expected) => {
    expect(fit(text, columns)).toBe(expected);
  });

  it('drops half of a wide character as a blank', () => {
    expect(drop('数据库', 1)).toBe(' 据库');
    expect(drop('数据库', 2)).toBe('据库');
  });

  it('never makes a row wider than it was told to, and loses no letter of it', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 8, max: 40 }), (text, columns) => {
        const clean = text.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '');
        const rows = wrapRow(clean, columns);

        expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(columns);
        expect(rows.join('').replaceAll(' ', '')).toBe(clean.replaceAll(' ', ''));
        expect(widthOf(fit(clean, columns))).toBe(columns);
      }),
    );
  });
});

describe('a picture', () => {
  it.each([
    [80, 24],
    [120, 40],
    [200, 50],
    [30, 8],
    [1, 1],
  ])('of %d columns and %d rows fills them to the letter, wide characters included', (columns, rows) => {
    const views: readonly Partial<View>[] = [
      {},
      { focus: 'answer', search: 'disk', isWrapped: false },
      { helpTop: 0 },
      { typedSearch: WIDE },
      { input: WIDE.repeat(20), at: WIDE.length * 20 },
    ];

    for (const view of views) {
      const lines = draw(aPicture(columns, rows, view));
      expect(lines.length).toBe(Math.max(rows, 5) - 1);
      for (const line of lines.slice(0, -1)) expect(widthOf(stripVTControlCharacters(line))).toBe(columns);
    }
  });

  it('has two panes where there is room, and tabs where there is none', () => {
    const wide = draw(aPicture(120, 24)).map(stripVTControlCharacters);
    const narrow = draw(aPicture(80, 24, { tab: 'evidence' })).map(stripVTControlCharacters);

    expect(wide[0]).toMatch(/^ Collected +│ Answer +$/);
    expect(narrow[0]).toMatch(/^ \[Collected\] {2}Answer /);
    expect(narrow[1]).toMatch(/^✓ E4 +disk {2}web-03/);
  });

  it('has no colours without them, and only ASCII where that is asked for', () => {
    const plain = draw(aPicture(120, 24, {}, { colour: false })).join('\n');
    const ascii = draw(aPicture(120, 24, { input: 'ü数' }, { ascii: true })).join('\n');

    expect(plain).not.toContain('\u001b[3');
    expect(ascii.replaceAll('\u001b', '')).toMatch(/^[\n -~]+$/);
  });
});

describe('a pane', () => {
  const start = { cursor: 0, top: 0, left: 0 };

  it('keeps the marked row in its window, whatever is moved', () => {
    assert(
      property(
        array(tuple(boolean(), integer({ min: -90, max: 90 }))),
        integer({ min: 0, max: 60 }),
        (steps, count) => {
          let pane = start;
          for (const [isWheel, by] of steps) pane = (isWheel ? scrolled : moved)(pane, by, count, 10);

          expect(pane.cursor).toBeGreaterThanOrEqual(pane.top);
          expect(pane.cursor).toBeLessThan(pane.top + 10);
          expect(pane.top).toBeLessThanOrEqual(Math.max(0, count - 10));
        },
      ),
    );
  });
});
