const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const ON_ONE_LINE =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[^\n])*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\\n)?)?/g;
const BODY = /(?:^|[\s|:>"'])[A-Za-z0-9+/=]{16,}\\?n?["',]*\s*$/;
const HEADER = /^[\s>|]*(?:Proc-Type|DEK-Info|Version|Comment|Hash|X-[\w-]+):/;
const PUTTY = /^\s*Private-Lines: (\d{1,4})\s*$/;
const MAX_LINES = 400;

/** Private keys cross lines: each of their lines becomes one placeholder, so the count of lines stays. */
export function redactKeys(lines: readonly string[], mark: string): readonly string[] {
  const out = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const length = keyLength(lines, at);
    for (let line = at; line < at + length; line += 1) out[line] = redactLine(lines[line] ?? '', mark);
    at += Math.max(0, length - 1);
  }
  return out;
}

/** How many lines from here on belong to a private key; 0 when none begins here. */
function keyLength(lines: readonly string[], at: number): number {
  const line = lines[at] ?? '';
  const putty = PUTTY.exec(lines[at - 1] ?? '')?.[1];
  if (putty !== undefined) return Math.min(Number(putty), lines.length - at);
  if (BEGIN.test(line)) return END.test(line) ? 1 : 1 + bodyLength(lines, at + 1);
  return isTail(lines, at) ? 1 + bodyLength(lines, at + 1) : 0;
}

/** Up to the end mark; where the output was cut off before it, as long as it looks like a key. */
function bodyLength(lines: readonly string[], from: number): number {
  let length = 0;
  for (const line of lines.slice(from, from + MAX_LINES)) {
    if (END.test(line)) return length + 1;
    if (BEGIN.test(line) || !(line.trim() === '' || BODY.test(line) || HEADER.test(line))) break;
    length += 1;
  }
  return length;
}

/** The output began in the middle of a key: body lines that lead without a gap to an end mark. */
function isTail(lines: readonly string[], at: number): boolean {
  if (at > 0 && BODY.test(lines[at - 1] ?? '')) return false;
  const length = BODY.test(lines[at] ?? '') ? bodyLength(lines, at) : 0;
  return length > 0 && END.test(lines[at + length - 1] ?? '');
}

function redactLine(line: string, mark: string): string {
  if (line.trim() === '') return line;
  if (ON_ONE_LINE.test(line)) return line.replace(ON_ONE_LINE, mark);
  return mark;
}
