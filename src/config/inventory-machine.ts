/** A machine as a file has it. */
export interface WrittenMachine {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly groups?: readonly string[];
}

export class InventoryError extends Error {
  override readonly name = 'InventoryError';

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
  }
}

/** No range stands for more machines than this. */
const MAX_OF_RANGE = 1_000;
const RANGE = /\[([A-Za-z0-9]{1,8})[:-]([A-Za-z0-9]{1,8})(?::(\d{1,4}))?\]/;
const NAME = /^[A-Za-z0-9]([\w.-]{0,251}[A-Za-z0-9])?\.?$|^[0-9A-Fa-f:]{2,45}$/;

export type Complain = (reason: string) => Error;

/** "web[01:10].x" written out; several ranges multiply. Throws what `complain` makes for what is no name. */
export function expandName(written: string, complain: Complain): readonly string[] {
  const range = RANGE.exec(written);
  if (range === null) {
    if (!NAME.test(written)) throw complain(`'${written.slice(0, 80)}' is no name of a machine`);
    return [written];
  }
  const [whole, first = '', last = '', step = '1'] = range;
  const items = /^\d+$/.test(first + last) ? numbers(first, last, Number(step)) : letters(first, last, Number(step));
  if (items.length === 0) throw complain(`'${whole}' counts down or is no range`);
  const names = items.flatMap((item) =>
    expandName(
      written.replace(whole, () => item),
      complain,
    ),
  );
  if (names.length > MAX_OF_RANGE || items.length > MAX_OF_RANGE) {
    throw complain(`'${written}' stands for more than ${MAX_OF_RANGE} machines`);
  }
  return names;
}

function numbers(first: string, last: string, step: number): readonly string[] {
  return count(Number(first), Number(last), step).map((number) => String(number).padStart(first.length, '0'));
}

function letters(first: string, last: string, step: number): readonly string[] {
  if (first.length !== 1 || last.length !== 1) return [];
  return count(first.charCodeAt(0), last.charCodeAt(0), step).map((code) => String.fromCharCode(code));
}

/** One more than allowed is enough to see that it is too many. */
function count(from: number, to: number, step: number): readonly number[] {
  const length = step > 0 ? Math.floor((to - from) / step) + 1 : 0;
  return Array.from({ length: Math.max(0, Math.min(length, MAX_OF_RANGE + 1)) }, (_, index) => from + index * step);
}
