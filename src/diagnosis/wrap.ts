/** Lines of at most `width` characters, broken at blanks. A word longer than that stays whole: it may be a path someone copies. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

/** The same with `first` before the first line and blanks of its length before the others. */
export function hang(first: string, text: string, width: number): readonly string[] {
  const rest = ' '.repeat(first.length);
  return wrap(text, Math.max(20, width - first.length)).map((line, at) => `${at === 0 ? first : rest}${line}`);
}
