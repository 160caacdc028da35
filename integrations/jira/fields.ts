import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Rest } from './rest.ts';
import { apiOf, type JiraSettings } from './settings.ts';

const Fields = z.array(z.object({ id: z.string(), name: z.string() }));

/** The ids of fields named by id or by name, in their order. Throws CONFIG_INVALID for a name that no field has, or several. */
export type FieldIds = (names: readonly string[], signal: AbortSignal) => Promise<readonly string[]>;

export function createFieldIds(rest: Rest, settings: Pick<JiraSettings, 'deployment'>): FieldIds {
  let all: z.infer<typeof Fields> | undefined;
  return async (names, signal) => {
    if (names.every(isId)) return names;
    all ??= await rest.get(`${apiOf(settings)}/field`, {}, Fields, signal);
    const known = all;
    return names.map((name) => (isId(name) ? name : idOf(name, known)));
  };
}

function isId(name: string): boolean {
  return /^customfield_\d+$/.test(name);
}

function idOf(name: string, all: z.infer<typeof Fields>): string {
  const same = all.filter((field) => field.id === name || field.name.toLowerCase() === name.toLowerCase());
  const [only, ...others] = same;
  if (only !== undefined && others.length === 0) return only.id;
  const why = only === undefined ? 'no field is called so' : `several are: ${same.map(({ id }) => id).join(', ')}`;
  throw new TaiError('CONFIG_INVALID', `jira: the field "${name}" is not clear, ${why}; give its id`);
}
