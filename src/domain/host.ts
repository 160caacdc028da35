import { z } from 'zod';

/** At most 253 characters of lower-case labels. A leading dash would read as an option and can not occur. */
const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)*$/;
const IPV6 = /^(?=.{2,45}$)[0-9a-f:]*:[0-9a-f:.]*$/;

/** A name or address of the form one may log in to; whether one may is the allow-list's to say. */
export const Host = z
  .string()
  .refine((text) => NAME.test(text) || IPV6.test(text), 'not a host name or address')
  .brand('Host');
export type Host = z.infer<typeof Host>;

/** Lower-cases, drops the trailing dot. Throws when the text can not be a host. */
export function parseHost(text: string): Host {
  return Host.parse(normalise(text));
}

/** The same; undefined when the text can not be a host. */
export function findHost(text: string): Host | undefined {
  return Host.safeParse(normalise(text)).data;
}

function normalise(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '');
}

export const LOCALHOST: Host = Host.parse('localhost');
