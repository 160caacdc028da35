import { z } from 'zod';
import { unwrap } from './messages.ts';

interface Setting {
  readonly path: readonly string[];
  readonly schema: z.ZodType;
}

/** Lays the environment over the document. A variable that starts with TAI_ and names no key is a problem: it is a typing error. */
export function environmentValues(
  schema: z.ZodType,
  document: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly values: unknown; readonly problems: readonly string[] } {
  const settings = new Map(settingsOf(schema, []).map((setting) => [variableOf(setting.path), setting]));
  for (const [name, path] of Object.entries(USUAL_NAMES)) settings.set(name, { path, schema: z.string() });
  const values: unknown = structuredClone(document);
  const problems: string[] = [];

  for (const [name, text] of Object.entries(environment)) {
    if (text === undefined || text === '' || OTHERS.has(name)) continue;
    const setting = settings.get(name);
    if (setting) put(values, setting.path, fromText(setting.schema, text));
    else if (name.startsWith('TAI_'))
      problems.push(`${name}: is not a variable of tai, for example: TAI_SERVER_PORT=8080`);
  }
  return { values, problems };
}

/** What other programs call the same thing. */
const USUAL_NAMES = { REDIS_URL: ['redis', 'url'], SSH_AUTH_SOCK: ['ssh', 'agentSocket'] } as const;

/** Variables of ours that are not configuration: where it is, and what tests and benches must find on the machine. */
const OTHERS: ReadonlySet<string> = new Set(['TAI_CONFIG', 'TAI_REQUIRE']);

function variableOf(path: readonly string[]): string {
  return `TAI_${path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')}`;
}

function settingsOf(schema: z.ZodType, path: readonly string[]): Setting[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return [{ path, schema: inner }];
  return Object.entries<z.ZodType>(inner.shape).flatMap(([key, value]) => settingsOf(value, [...path, key]));
}

/** Numbers, flags and comma-separated lists from text; the schema then judges the value as if it came from the file. */
function fromText(schema: z.ZodType, text: string): unknown {
  if (schema instanceof z.ZodArray) return text.split(',').map((part) => part.trim());
  if (schema instanceof z.ZodBoolean && /^(?:true|false)$/.test(text)) return text === 'true';
  if (schema instanceof z.ZodNumber && text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  return text;
}

/** A value where a section should be is left for the schema to judge. */
function put(values: unknown, path: readonly string[], value: unknown): void {
  let at: unknown = values;
  for (const part of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    if (Reflect.get(at, part) === undefined) Reflect.set(at, part, {});
    at = Reflect.get(at, part);
  }
  if (typeof at === 'object' && at !== null) Reflect.set(at, path.at(-1) ?? '', value);
}
