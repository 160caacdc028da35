import { redactRules } from './redact-rules.ts';
import { redactShapes } from './redact-shapes.ts';

const hints = new Set([...redactRules.map(({ hint }) => hint), ...redactShapes.map(([, hint]) => hint)]);
/** Any of what rules and shapes need a line to hold. */
const HINT = new RegExp([...hints].join('|'), 'gim');

/**
 * Gives the rules only the lines that hold a hint of one, all at once: in most texts few do. A rule reads within one line and
 * adds none.
 */
export function onHinted(text: string, redactLines: (lines: string) => string): string {
  const ranges = findRanges(text);
  if (ranges.length === 0) return text;
  const redacted = redactLines(ranges.map(({ from, to }) => text.slice(from, to)).join('\n')).split('\n');
  const out: string[] = [];
  let done = 0;
  for (const [index, { from, to }] of ranges.entries()) {
    out.push(text.slice(done, from), redacted[index] ?? '');
    done = to;
  }
  return out.join('') + text.slice(done);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function findRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  HINT.lastIndex = 0;
  for (let hint = HINT.exec(text); hint !== null; hint = HINT.exec(text)) {
    const end = text.indexOf('\n', hint.index);
    const to = end < 0 ? text.length : end;
    ranges.push({ from: text.lastIndexOf('\n', Math.max(0, hint.index - 1)) + 1, to });
    HINT.lastIndex = to + 1;
    if (to + 1 >= text.length) break;
  }
  return ranges;
}
