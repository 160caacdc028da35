/** Numbers that are the same for the same seed, and differ with it. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  of<T>(list: readonly [T, ...T[]]): T;
}

/** xorshift32 (Marsaglia 2003). */
export function createRandom(seed: string): Random {
  let state = hash(seed) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, between, of: ([first, ...rest]) => [first, ...rest][between(0, rest.length)] ?? first };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
