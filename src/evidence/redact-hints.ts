/** The text in lower case, as long as the text itself: in a few languages a letter becomes two. */
export function toLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Gives on only the lines that hold a hint, all at once and in order: in most texts few do. What comes back has as many lines.
 */
export function onHinted(text: string, hint: RegExp, change: (lines: string) => string): string {
  const ranges = findRanges(toLower(text), hint);
  if (ranges.length === 0) return text;
  const changed = change(ranges.map(({ from, to }) => text.slice(from, to)).join('\n')).split('\n');
  const out: string[] = [];
  let done = 0;
  for (const [index, { from, to }] of ranges.entries()) {
    out.push(text.slice(done, from), changed[index] ?? '');
    done = to;
  }
  return out.join('') + text.slice(done);
}

/** The lines of `after` that are not as they were, changed once more. */
export function onChanged(before: string, after: string, change: (lines: string) => string): string {
  const old = before.split('\n');
  const lines = after.split('\n');
  const changed = lines.flatMap((line, index) => (line === old[index] ? [] : [index]));
  const again = change(changed.map((index) => lines[index] ?? '').join('\n')).split('\n');
  for (const [at, index] of changed.entries()) lines[index] = again[at] ?? '';
  return lines.join('\n');
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function findRanges(text: string, hint: RegExp): readonly Range[] {
  const ranges: Range[] = [];
  hint.lastIndex = 0;
  for (let found = hint.exec(text); found !== null; found = hint.exec(text)) {
    const end = text.indexOf('\n', found.index);
    const to = end < 0 ? text.length : end;
    ranges.push({ from: text.lastIndexOf('\n', Math.max(0, found.index - 1)) + 1, to });
    hint.lastIndex = to + 1;
    if (to + 1 >= text.length) break;
  }
  return ranges;
}
