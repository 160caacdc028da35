/** Starting points tried before giving up: text without JSON may hold many braces. */
const MAX_STARTS = 50;

/** The biggest JSON object in the text, parsed. Words and code fences round it are what a leaked train of thought leaves; undefined
 * when there is none. */
export function findOutermostObject(text: string): unknown {
  let best = '';
  let at = text.indexOf('{');
  for (let tries = 0; at >= 0 && tries < MAX_STARTS; tries++) {
    const object = readObject(text, at);
    if (object !== undefined && object.length > best.length) best = object;
    at = text.indexOf('{', at + (object?.length ?? 1));
  }
  return parse(best);
}

/** The text from this brace to the one that closes it, if that is JSON. */
function readObject(text: string, start: number): string | undefined {
  const end = findEnd(text, start);
  if (end === undefined) return undefined;
  const object = text.slice(start, end);
  return parse(object) === undefined ? undefined : object;
}

/** Just behind the brace that closes the one at `start`; braces in strings do not count. */
function findEnd(text: string, start: number): number | undefined {
  const token = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '{') depth++;
    if (found[0] === '}') depth--;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
