import type { Io } from './io.ts';

/** What a terminal, or whatever stands in its place, can show. */
export interface TerminalLook {
  readonly width: number;
  readonly ascii: boolean;
  readonly colour: boolean;
}

export interface LookOptions {
  readonly ascii?: true;
}

const DEFAULT_WIDTH = 100;

/**
 * Width: the terminal's, else COLUMNS, else 100. ASCII: asked for, or a locale that names another charset than UTF-8.
 * Colour: on a terminal, unless NO_COLOR (no-color.org) or TERM=dumb.
 */
export function lookOf(
  stream: Io['stdout'],
  environment: Io['environment'],
  { ascii }: LookOptions = {},
): TerminalLook {
  const columns = Number(environment['COLUMNS']);
  return {
    width: stream.columns ?? (Number.isInteger(columns) && columns > 0 ? columns : DEFAULT_WIDTH),
    ascii: ascii ?? !showsUtf8(environment),
    colour: stream.isTTY && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb',
  };
}

/** The first of the three that is set decides (setlocale(3)); where none is, nobody has said that UTF-8 would be wrong. */
function showsUtf8(environment: Io['environment']): boolean {
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find((one) => one);
  return locale === undefined || /utf-?8/i.test(locale);
}
