import { RE2JS } from 're2js';
import { LABEL } from './redact-marks.ts';

/** A secret of the user's own kind. */
export interface OwnPattern {
  /** Stands in the placeholder: "[redacted badge]". */
  readonly name: string;
  /** In time that grows only with the text, whatever the expression. */
  replace(text: string, by: (secret: string) => string): string;
}

/**
 * Reads an expression in RE2's syntax, which has no look-around and no back-references and can not run away. The secret is the
 * group "secret" or the first group where there is one, else the whole match. Throws RangeError when it can not be used.
 */
export function parseOwnPattern(name: string, expression: string): OwnPattern {
  if (!LABEL.test(name)) throw new RangeError('the name must be lower-case letters, spaces and dashes, at most 30');
  const compiled = compile(expression);
  if (compiled.matcher('').find()) throw new RangeError('it would match everywhere: it matches the empty text');
  return { name, replace: (text, by) => replaceAll(compiled, text, by) };
}

function compile(expression: string): RE2JS {
  try {
    return RE2JS.compile(expression, RE2JS.MULTILINE);
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : 'it can not be read', { cause: error });
  }
}

function replaceAll(compiled: RE2JS, text: string, by: (secret: string) => string): string {
  const matcher = compiled.matcher(text);
  const group = matcher.groupCount() > 0 ? 1 : 0;
  const out: string[] = [];
  let done = 0;
  while (matcher.find()) {
    const [from, to] = [matcher.start(group), matcher.end(group)];
    if (from < done || to <= from) continue;
    out.push(text.slice(done, from), by(text.slice(from, to)));
    done = to;
  }
  return out.join('') + text.slice(done);
}
