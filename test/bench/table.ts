type Cell = string | number;

/** Prints rows in Markdown, so that they can be pasted as they are. Numbers are rounded to what the eye can use. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = rows.map((row) => row.map(toText));
  const widths = head.map((name, column) => Math.max(name.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  say(['', title, '', toLine(head), toLine(rule), ...lines.map(toLine), ''].join('\n'));
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function toText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Math.abs(cell) >= 100) return String(Math.round(cell));
  return cell.toFixed(Math.abs(cell) >= 10 ? 1 : 2);
}
