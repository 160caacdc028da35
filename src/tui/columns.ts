import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Exactly so many columns: what is longer is cut at a whole character, and blanks fill up. */
export function fit(text: string, columns: number, ellipsis = '…'): string {
  const width = widthOf(text);
  if (width <= columns) return `${text}${' '.repeat(columns - width)}`;
  const kept = take(text, Math.max(0, columns - widthOf(ellipsis)));
  return fit(`${kept}${columns > 0 ? ellipsis : ''}`, Math.max(columns, 0), '');
}

/** What stands behind the first columns; a character that is cut through leaves blanks. */
export function drop(text: string, columns: number): string {
  if (columns <= 0) return text;
  const kept = take(text, columns);
  const rest = text.slice(kept.length);
  return widthOf(kept) === columns || rest === ''
    ? rest
    : ` ${rest.slice([...GRAPHEMES.segment(rest)][0]?.segment.length ?? 0)}`;
}

/** Rows of at most so many columns, broken at blanks where there is one, with further rows indented as the first. */
export function wrapRow(text: string, columns: number): readonly string[] {
  if (columns < 1) return [];
  const rows: string[] = [];
  const indent = (/^ */.exec(text)?.[0] ?? '').slice(0, Math.floor(columns / 2));
  let left = text;
  while (widthOf(left) > columns) {
    const whole = take(left, columns);
    const blank = whole.lastIndexOf(' ');
    const end = blank > indent.length && left[whole.length] !== ' ' ? blank : whole.length;
    const row = left.slice(0, Math.max(1, end));
    rows.push(row);
    left = `${indent}${left.slice(row.length).trimStart()}`;
    if (left.trim() === '') return rows;
  }
  return [...rows, left];
}

function take(text: string, columns: number): string {
  let [out, used] = ['', 0];
  for (const { segment } of GRAPHEMES.segment(text)) {
    const width = widthOf(segment);
    if (used + width > columns) break;
    out += segment;
    used += width;
  }
  return out;
}
