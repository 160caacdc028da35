import { z } from 'zod';

/** Of what a unit's name is made, for all who check it: here, in the gate's `case` patterns and in sudoers. */
export const UNIT_GRAMMAR = {
  first: 'A-Za-z0-9',
  inside: 'A-Za-z0-9:_@-',
  types: ['service', 'socket', 'timer', 'mount', 'automount', 'path', 'swap'],
  maxChars: 200,
} as const;

/** Reads the same as a POSIX extended regular expression. A dot never stands beside another. */
export const UNIT_PATTERN = `[${UNIT_GRAMMAR.first}](\\.?[${UNIT_GRAMMAR.inside}])*\\.(${UNIT_GRAMMAR.types.join('|')})`;

/** The one thing in a command that varies. It only ever comes from a host's own lists of units, and even so it must look like
 * one: no leading dash, no glob characters (journalctl expands them), no blanks, no backslash. */
export const UnitName = z
  .string()
  .max(UNIT_GRAMMAR.maxChars)
  .regex(new RegExp(`^${UNIT_PATTERN}$`))
  .brand('UnitName');
export type UnitName = z.infer<typeof UnitName>;

export function findUnitName(text: string): UnitName | undefined {
  return UnitName.safeParse(text).data;
}

/** "nginx" for "nginx.service", "postgresql" for "postgresql@15-main.service": what people call it. */
export function stemOf(unit: string): string {
  return unit.replace(/(@.*)?\.[a-z]+$/, '');
}
