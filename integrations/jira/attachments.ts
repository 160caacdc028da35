import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { FetchFile } from './fetch-file.ts';
import { NumericId } from './names.ts';
import { isoTime } from './times.ts';

/** Log excerpts are what is looked for, newest first. */
const MOST_FILES = 3;
const MOST_BYTES = 1024 * 1024;
const HEAD_CHARACTERS = 1_500;
const TAIL_CHARACTERS = 2_500;

const Attachment = z.object({
  id: NumericId,
  filename: z.string(),
  mimeType: z.string().catch(''),
  size: z.int().nonnegative(),
  created: z.string().catch(''),
});
type Attachment = z.infer<typeof Attachment>;

const TEXT_TYPES = /^(?:text\/|application\/(?:json|x-ndjson|xml|yaml|x-yaml|x-sh)\b)/i;
const TEXT_NAMES = /\.(?:log|txt|out|err|csv|json|xml|ya?ml|conf|cfg|ini|md|trace|dump)(?:\.\d{1,3})?$/i;

/** Attached texts, each between fences under its name: begin and end of a long one. One that can not be read is told so. */
export async function readAttachments(
  value: unknown,
  fetchFile: FetchFile,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const texts = (Array.isArray(value) ? value : [])
    .flatMap((entry: unknown) => Attachment.safeParse(entry).data ?? [])
    .filter(({ mimeType, filename }) => TEXT_TYPES.test(mimeType) || TEXT_NAMES.test(filename))
    .toSorted((one, other) => Date.parse(isoTime(other.created) ?? '') - Date.parse(isoTime(one.created) ?? ''));
  return Promise.all(texts.slice(0, MOST_FILES).map((one) => readOne(one, fetchFile, signal)));
}

async function readOne(file: Attachment, fetchFile: FetchFile, signal: AbortSignal): Promise<string> {
  const about = `Attached ${file.filename.slice(0, 100)} (${file.size} bytes, ${isoTime(file.created) ?? 'at no known time'})`;
  if (file.size > MOST_BYTES) return `${about}: too big to read`;
  try {
    const text = (await fetchFile(file, MOST_BYTES, signal)).toString('utf8');
    if (text.includes('\0')) return `${about}: is no text`;
    return `${about}:\n\`\`\`\n${shorten(text.replaceAll('```', "'''").trimEnd())}\n\`\`\``;
  } catch (error) {
    if (!(error instanceof TaiError)) throw error;
    return `${about}: could not be read`;
  }
}

function shorten(text: string): string {
  if (text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS) return text;
  const head = text.slice(0, HEAD_CHARACTERS).replace(/[^\n]*$/, '');
  const tail = text.slice(-TAIL_CHARACTERS).replace(/^[^\n]*\n/, '');
  return `${head}… ${text.length - head.length - tail.length} characters left out …\n${tail}`;
}
