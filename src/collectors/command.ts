import { TaiError } from '../domain/errors.ts';
import type { Argv } from '../domain/ports.ts';
import type { Parameter, Values } from './parameter.ts';

/** A fixed argument vector. Only parameters are ever replaced, each by one whole word of its own grammar. */
export type Command = readonly [string, ...(string | Parameter)[]];

/** Throws COMMAND_REJECTED for a value that is missing or that its grammar refuses. */
export function fill([program, ...rest]: Command, values: Values): Argv {
  return [program, ...rest.map((word) => (typeof word === 'string' ? word : valueOf(word, values)))];
}

/** Whole vectors only: the same number of words, each equal or of the grammar that stands in its place. */
export function matches(command: Command, argv: Argv): boolean {
  return command.length === argv.length && command.every((word, index) => fits(word, argv[index]));
}

function fits(word: string | Parameter, given: string | undefined): boolean {
  if (given === undefined) return false;
  return typeof word === 'string' ? word === given : word.accepts(given);
}

function valueOf(parameter: Parameter, values: Values): string {
  const value = values[parameter.name];
  if (value !== undefined && parameter.accepts(value)) return value;
  throw new TaiError('COMMAND_REJECTED', `what was to stand for <${parameter.name}> is none`);
}
