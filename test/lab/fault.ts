import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { HEALTHY } from '../../src/evaluation/folder.ts';
import { ImageName } from './image.ts';

const FOLDER = new URL('faults/', import.meta.url).pathname;
/** The machine's name in every ticket. */
export const LAB_HOST = 'web-01.lab.example';

const Pattern = z.string().refine(isPattern, 'is no regular expression');

/** `fault.json`: the ticket a person would write, and what should come of it. */
const FaultFile = z
  .strictObject({
    /** Of `src/findings`, or `healthy`. */
    class: z.string(),
    /** Further classes that are true as well: the second fault, or what the first one brings along. */
    also: z.array(z.string()).default([]),
    /** The machines it is run on: one run each. */
    images: z.array(ImageName).min(1),
    title: z.string().min(1),
    text: z.string().min(1),
    hosts: z.array(z.string()).default([LAB_HOST]),
    /** Each must occur in the answer's statements or proof, in any case of letters. */
    words: z.array(z.string()),
    /** Each is a regular expression for a line that proves the fault. */
    decisive: z.array(Pattern),
    decisiveMin: z.int().nonnegative(),
    /** Pieces of lines that must not be cited. */
    distractors: z.array(z.string()).default([]),
    /** Waited for after break.sh. */
    settleSeconds: z.number().nonnegative().default(0),
    memoryMiB: z.int().min(256).optional(),
    /** The machine is started anew after break.sh. */
    reboot: z.boolean().default(false),
  })
  .refine(({ decisive, decisiveMin }) => decisiveMin <= decisive.length, {
    path: ['decisiveMin'],
    message: 'is more than there are decisive patterns',
  })
  .refine((fault) => fault.class === HEALTHY || fault.decisiveMin > 0, {
    path: ['decisiveMin'],
    message: 'must be at least 1 for a fault',
  });

/** On one machine. */
export interface Fault extends Omit<z.infer<typeof FaultFile>, 'images'> {
  readonly name: string;
  readonly image: ImageName;
  /** The text of break.sh, run as root on the machine by sh. */
  readonly script: string;
}

/** All faults, by name, once for each of their machines. Throws CONFIG_INVALID with the file and key that is wrong, or for a name that is none. */
export async function loadFaults(names: readonly string[] = [], folder = FOLDER): Promise<readonly Fault[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const all = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw invalid(unknown.join(', '), 'no such fault; npm run lab -- --list shows them all');
  const wanted = names.length > 0 ? names : all;
  return (await Promise.all(wanted.toSorted().map((name) => loadFault(folder, name)))).flat();
}

async function loadFault(folder: string, name: string): Promise<readonly Fault[]> {
  const file = join(folder, name, 'fault.json');
  const text = await readText(file);
  const read = FaultFile.safeParse(parseJson(file, text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw invalid(file, `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not of the form'}`);
  }
  const { images, ...rest } = read.data;
  const script = await readText(join(folder, name, 'break.sh'));
  return images.map((image) => ({ ...rest, name, image, script }));
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `${file}: can not be read`, cause);
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TaiError('CONFIG_INVALID', `${file}: no JSON`, cause);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'm') instanceof RegExp;
  } catch {
    return false;
  }
}

function invalid(place: string, reason: string): TaiError {
  return new TaiError('CONFIG_INVALID', `${place}: ${reason}`);
}
