import { TaiError } from '../domain/errors.ts';

/** Two options of which one would be without effect. Throws CONFIG_INVALID where both are given. */
export function refuseTogether(options: Readonly<Record<string, unknown>>): void {
  const given = Object.keys(options).filter((name) => options[name] !== undefined && options[name] !== false);
  if (given.length > 1)
    throw new TaiError('CONFIG_INVALID', `${given.join(' and ')} can not be given together; leave one out`);
}
