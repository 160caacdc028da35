import { z } from 'zod';

type Path = readonly PropertyKey[];

/** One line for each wrong key: the key, what is wrong with it, and an example of a right one. Never the value: it may be a secret. */
export function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue, values: unknown): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    const section = schemaAt(schema, issue.path);
    const known = section instanceof z.ZodObject ? Object.keys(section.shape) : [];
    return issue.keys.map(
      (key) => `${keyName([...issue.path, key])}: is not a key of tai; here there are: ${known.join(', ')}`,
    );
  }
  const inner = deepest(issue);
  const found = schemaAt(schema, inner.path);
  const missing = valueAt(values, inner.path) === undefined && inner.code !== 'custom';
  return [`${keyName(inner.path)}: ${missing ? 'is missing' : reasonOf(inner)}${exampleOf(found)}`];
}

/** A union fails with one list of issues for each of its forms: the custom message of a form that nearly fitted says most. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const custom = issue.errors.flat().find((inner) => inner.code === 'custom');
  return custom === undefined ? issue : { ...custom, path: [...issue.path, ...custom.path] };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && !issue.message.startsWith('must')) return `must be ${article(issue.expected)}`;
  return issue.message;
}

function article(type: string): string {
  if (type === 'record' || type === 'object') return 'a section of keys';
  return type === 'array' ? 'a list' : `a ${type}`;
}

function keyName(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function exampleOf(schema: z.ZodType | undefined): string {
  const example = schema?.meta()?.['example'];
  return typeof example === 'string' || typeof example === 'number' ? `, for example: ${example}` : '';
}

/** The schema a path leads to, looking through defaults and optionals but keeping the outermost one that has an example. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const part of path) at = at && child(unwrap(at), part);
  return at?.meta()?.['example'] === undefined && at ? unwrap(at) : at;
}

export function unwrap(schema: z.ZodType): z.ZodType {
  let at: z.core.$ZodType = schema;
  while (
    at instanceof z.ZodDefault ||
    at instanceof z.ZodPrefault ||
    at instanceof z.ZodOptional ||
    at instanceof z.ZodExactOptional
  ) {
    at = at.unwrap();
  }
  return at instanceof z.ZodType ? at : schema;
}

function child(schema: z.ZodType, part: PropertyKey): z.ZodType | undefined {
  const next: unknown =
    schema instanceof z.ZodObject
      ? schema.shape[String(part)]
      : schema instanceof z.ZodRecord
        ? schema.valueType
        : schema instanceof z.ZodArray
          ? schema.element
          : undefined;
  return next instanceof z.ZodType ? next : undefined;
}

function valueAt(values: unknown, path: Path): unknown {
  let at: unknown = values;
  for (const part of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  return at;
}
