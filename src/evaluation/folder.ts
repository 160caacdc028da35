import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TaiError } from '../domain/errors.ts';

/** What a reader would say of a ticket alone. */
export const TicketText = z.object({
  id: z.string(),
  ticket_title: z.string(),
  ticket_text: z.string(),
  hosts_expected: z.array(z.string()),
  hosts_mentioned: z.array(z.string()),
  issue_type_expected: z.string(),
  issue_types_acceptable: z.array(z.string()),
});
export type TicketText = z.infer<typeof TicketText>;

/** A ticket with the outputs a host gave, and what should come of it. */
export const Case = z.object({
  class: z.string(),
  now: z.iso.datetime({ offset: true }),
  ...TicketText.shape,
  /** Command to output. */
  evidence: z.record(z.string(), z.string()),
  /** The entries that are logs. */
  log_evidence: z.array(z.string()),
  decisive: z.array(z.string()),
  decisive_min: z.int().nonnegative(),
  distractors: z.array(z.object({ text: z.string() })),
});
export type Case = z.infer<typeof Case>;

export const HEALTHY = 'healthy';

export const HostText = z.object({
  id: z.string(),
  /** Plain, or an Atlassian document. */
  text: z.union([z.string(), z.record(z.string(), z.unknown())]),
  hosts: z.array(z.string()),
  mentioned: z.array(z.string()),
  forbidden: z.array(z.string()),
  inventory: z
    .array(
      z.object({
        name: z.string(),
        aliases: z.array(z.string()).exactOptional(),
        groups: z.array(z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
});
export type HostText = z.infer<typeof HostText>;

export const SecretText = z.object({
  id: z.string(),
  label: z.enum(['secret', 'clean']),
  /** The text in pieces, so that no scanner takes the file for a leak. */
  parts: z.array(z.string()),
  /** From and to, in UTF-16 units of the whole text. */
  spans: z.array(z.tuple([z.int(), z.int()])),
});
export type SecretText = z.infer<typeof SecretText>;

/** One case is read at a time: with buried logs each may be as big as the machine's memory allows. */
export interface Folder {
  readonly caseFiles: readonly string[];
  readonly ticketTexts: readonly TicketText[];
  readonly hostTexts: readonly HostText[];
  readonly secretTexts: readonly SecretText[];
}

/** Throws CONFIG_INVALID, with file and line, for what is not of the form; and when there is nothing to score. */
export async function openFolder(folder: string): Promise<Folder> {
  const names = (await list(folder)).toSorted();
  const caseNames = names.includes('cases') ? (await list(join(folder, 'cases'))).toSorted() : [];
  const caseFiles = caseNames.filter((name) => name.endsWith('.json')).map((name) => join(folder, 'cases', name));
  const ticketTexts = await readAll(folder, names, /^tickets.*\.jsonl$/, TicketText);
  const hostTexts = await readAll(folder, names, /^hosts.*\.jsonl$/, HostText);
  const secretTexts = await readAll(folder, names, /^secrets.*\.jsonl$/, SecretText);
  if (caseFiles.length + ticketTexts.length + hostTexts.length + secretTexts.length === 0) {
    throw invalid(
      folder,
      'nothing to score: it holds no cases/*.json and no tickets*.jsonl, hosts*.jsonl or secrets*.jsonl',
    );
  }
  return { caseFiles, ticketTexts, hostTexts, secretTexts };
}

/** Throws CONFIG_INVALID, with file and line. */
export async function readCase(file: string): Promise<Case> {
  const text = await readFile(file, 'utf8');
  return parse(Case, text, (offset) => `${file}:${text.slice(0, offset).split('\n').length}`);
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `${folder}: can not be read`, cause);
  });
}

async function readAll<T>(
  folder: string,
  names: readonly string[],
  form: RegExp,
  schema: z.ZodType<T>,
): Promise<readonly T[]> {
  const wanted = names.filter((name) => form.test(name));
  const files = await Promise.all(wanted.map(async (name) => readLines(join(folder, name), schema)));
  return files.flat();
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [parse(schema, line, () => `${file}:${index + 1}`)],
  );
}

type PlaceOf = (offset: number) => string;

function parse<T>(schema: z.ZodType<T>, text: string, placeOf: PlaceOf): T {
  const read = schema.safeParse(parseJson(text, placeOf));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const place = placeOf(Math.max(0, text.indexOf(`"${path[0] ?? ''}"`)));
  throw invalid(place, `${path.join('.') || 'it'}: ${issue?.message ?? 'not of the form'}`);
}

function parseJson(text: string, placeOf: PlaceOf): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const offset = Number(/position (\d+)/.exec(String(cause))?.[1] ?? 0);
    throw new TaiError('CONFIG_INVALID', `${placeOf(offset)}: no JSON`, cause);
  }
}

function invalid(place: string, reason: string): TaiError {
  return new TaiError('CONFIG_INVALID', `${place}: ${reason}`);
}
