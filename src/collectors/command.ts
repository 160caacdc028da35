import type { Argv } from '../domain/ports.ts';
import { UnitName } from './unit-name.ts';

/** Stands in a command where the unit's name goes. */
export const UNIT: unique symbol = Symbol('unit');

/** A fixed argument vector. Only `UNIT` is ever replaced, by one whole word. */
export type Command = readonly [string, ...(string | typeof UNIT)[]];

export function fill([program, ...rest]: Command, unit: UnitName | undefined): Argv {
  return [program, ...rest.map((word) => (word === UNIT ? UnitName.parse(unit) : word))];
}

export function matches(command: Command, argv: Argv): boolean {
  return command.length === argv.length && command.every((word, index) => fits(word, argv[index]));
}

function fits(word: string | typeof UNIT, given: string | undefined): boolean {
  return word === UNIT ? UnitName.safeParse(given).success : word === given;
}
