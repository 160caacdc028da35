import { isIP } from 'node:net';
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

/** "192.0.2.7", "10.1.0.0/16", "2001:db8::/32". */
export const addressBlock = z
  .string()
  .refine((text) => {
    const [address = '', bits, ...more] = text.split('/');
    const family = isIP(address);
    if (family === 0 || more.length > 0) return false;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
  }, 'must be an address or a block of them')
  .meta({ example: '10.1.0.0/16' });
