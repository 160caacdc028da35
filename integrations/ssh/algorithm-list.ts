import { fits, fitsList } from './pattern.ts';

/**
 * What a list of algorithms of ssh_config(5) makes of ours: `+` adds, `-` takes out, `^` moves to the front, and a plain
 * list replaces, in its order. Only what is in `supported` can be added; the answer may be empty.
 */
export function applyAlgorithmList<T extends string>(text: string, ours: readonly T[], supported: readonly T[]): T[] {
  const sign = (['+', '-', '^'] as const).find((each) => text.startsWith(each));
  const list = text.slice(sign?.length ?? 0);
  const named = unique(list.split(',').flatMap((pattern) => supported.filter((name) => fits(pattern, name))));
  switch (sign) {
    case '+':
      return unique([...ours, ...named]);
    case '-':
      return ours.filter((name) => !fitsList(list, name));
    case '^':
      return unique([...named, ...ours]);
    case undefined:
      return named;
    default:
      return sign satisfies never;
  }
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
