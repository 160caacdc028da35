import { z } from 'zod';

export const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
export const secret = z.string().min(1, 'must not be empty');

/** A key in seconds, more than 0 and at most `most`. */
export function seconds(fallback: number, most: number) {
  return z
    .number('must be a number of seconds')
    .positive('must be more than 0')
    .max(most, `must be at most ${most}`)
    .default(fallback)
    .meta({ example: fallback });
}

/** Keys that need each other are checked even when another key of the section is wrong: each wrong key is named at the first start. */
export function always({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'object' && value !== null;
}
