import { catalogue, SUDO } from '../collectors/catalogue.ts';
import type { Command } from '../collectors/command.ts';
import { toWholeSeconds } from '../remote-line/line.ts';

/** One vector as the gate and sudo see it: fixed words, and parameters anywhere among them. */
export interface Vector {
  readonly words: Command;
  /** The time limits tai gives it, in seconds. */
  readonly seconds: readonly number[];
  readonly root: boolean;
}

/** Every vector of the catalogue once, in its order. */
export function listVectors(): readonly Vector[] {
  const vectors = new Map<string, Vector>();
  for (const { command, limits, root } of catalogue) {
    const key = JSON.stringify(command);
    const before = vectors.get(key);
    const seconds = new Set([...(before?.seconds ?? []), toWholeSeconds(limits.timeoutMs)]);
    const forRoot = root !== undefined || before?.root === true;
    vectors.set(key, { words: command, seconds: [...seconds], root: forRoot });
  }
  return [...vectors.values()];
}

/** The same with `sudo -n --` before it. */
export function asRoot({ words, ...rest }: Vector): Vector {
  return { ...rest, words: [...SUDO, ...words] };
}
