import { catalogue, SUDO } from '../collectors/catalogue.ts';
import { type Command, UNIT } from '../collectors/command.ts';
import { toWholeSeconds } from '../remote-line/line.ts';

/** One vector as the gate and sudo see it: fixed words, and after them perhaps a unit's name. */
export interface Vector {
  readonly words: readonly [string, ...string[]];
  readonly takesUnit: boolean;
  /** The time limits tai gives it, in seconds. */
  readonly seconds: readonly number[];
  readonly root: boolean;
}

/** Every vector of the catalogue once, in its order. */
export function listVectors(): readonly Vector[] {
  const vectors = new Map<string, Vector>();
  for (const { command, limits, root } of catalogue) {
    const { words, takesUnit } = split(command);
    const key = JSON.stringify([words, takesUnit]);
    const before = vectors.get(key);
    const seconds = new Set([...(before?.seconds ?? []), toWholeSeconds(limits.timeoutMs)]);
    const forRoot = root !== undefined || before?.root === true;
    vectors.set(key, { words, takesUnit, seconds: [...seconds], root: forRoot });
  }
  return [...vectors.values()];
}

/** The same with `sudo -n --` before it. */
export function asRoot({ words, ...rest }: Vector): Vector {
  return { ...rest, words: [...SUDO, ...words] };
}

/** Throws when a unit's name stands anywhere but at the end: no gate could be printed that checks it. */
function split([program, ...rest]: Command): Pick<Vector, 'words' | 'takesUnit'> {
  const takesUnit = rest.at(-1) === UNIT;
  const fixed = (takesUnit ? rest.slice(0, -1) : rest).map((word) => {
    if (word === UNIT) throw new Error(`${program}: a unit's name must be the last word`);
    return word;
  });
  return { words: [program, ...fixed], takesUnit };
}
