import { StringDecoder } from 'node:string_decoder';
import type { Redactor } from './redact.ts';

/** Characters taken at once; what is held back for the next block comes on top. */
const BLOCK_CHARS = 512 * 1024;
/** No private key and no manifest of a secret is longer; what is longer is cut there. */
const HELD_CHARS = 64 * 1024;
const OPEN_KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?![\s\S]*-----END [A-Z0-9 ]{0,40}PRIVATE KEY)/;
const OPEN_PUTTY = /^\s*Private-Lines: \d{1,4}\s*$(?![\s\S]*Private-MAC)/m;

/**
 * Redacts a text of any length in bounded memory: whole lines together, a private key never cut in two, a line longer than a
 * block cut where no secret stands.
 */
export async function* redactStream(
  chunks: AsyncIterable<Uint8Array | string>,
  redactText: Redactor['redact'],
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    for (let at = 0; at < text.length; at += BLOCK_CHARS) {
      rest += text.slice(at, at + BLOCK_CHARS);
      if (rest.length < BLOCK_CHARS) continue;
      const end = findCut(rest);
      yield redactText(rest.slice(0, end));
      rest = rest.slice(end);
    }
  }
  rest += decoder.end();
  if (rest !== '') yield redactText(rest);
}

/** After the last whole line, but before a document or a key that has not ended. */
function findCut(text: string): number {
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length - HELD_CHARS) return findCutInLine(text);
  const tail = text.slice(Math.max(0, end - HELD_CHARS), end);
  const open = [OPEN_KEY.exec(tail)?.index, OPEN_PUTTY.exec(tail)?.index, openSecret(tail)].filter(
    (at) => at !== undefined,
  );
  if (open.length === 0) return end;
  const before = text.lastIndexOf('\n', end - tail.length + Math.min(...open)) + 1;
  return before === 0 ? end : before;
}

/** A manifest of Kubernetes goes on to the next "---". */
function openSecret(tail: string): number | undefined {
  const start = Math.max(tail.lastIndexOf('\n---'), tail.startsWith('---') ? 0 : -1);
  return start >= 0 && /^[\s-]{0,20}kind:\s*Secret\s*$/m.test(tail.slice(start)) ? start : undefined;
}

const SENSITIVE = /(?:pass|pw|secret|token|key|auth|bearer|cred|cookie|:\/\/[^\s]*|[=:]\s*|-p|-u|-w)[^\n]{0,60}$/i;
const GAP = /[\s,;]/;

/** A line without an end: between two words of which the first announces nothing. */
function findCutInLine(text: string): number {
  const least = text.length - HELD_CHARS;
  for (let at = text.length - 1; at > least; at -= 1) {
    if (GAP.test(text[at] ?? '') && !SENSITIVE.test(text.slice(Math.max(0, at - 200), at))) return at + 1;
  }
  return text.length;
}
