import { z } from 'zod';

/** The one thing in a command that varies. It only ever comes from a host's own lists of units, and even so it must look like
 * one: no leading dash, no glob characters (journalctl expands them), no blanks, no backslash. */
export const UnitName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9:_.@-]*\.(service|socket|timer|mount|automount|path|swap)$/)
  .brand('UnitName');
export type UnitName = z.infer<typeof UnitName>;

export function findUnitName(text: string): UnitName | undefined {
  return UnitName.safeParse(text).data;
}

/** "nginx" for "nginx.service", "postgresql" for "postgresql@15-main.service": what people call it. */
export function stemOf(unit: string): string {
  return unit.replace(/(@.*)?\.[a-z]+$/, '');
}
