import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { TaiError } from '../domain/errors.ts';
import { openShrinker, type KeptLine, type Shrinker, type Shrunk } from '../evidence/shrinker.ts';
import { wordsOf } from '../evidence/words.ts';
import { EXIT, type Io } from './io.ts';

const CHARS_PER_TOKEN = 4;
/** Share of the budget for what says what was left out, and characters of it at most. */
const NOTES_SHARE = 0.1;
const MAX_NOTES_CHARS = 2_000;
/** The first line of the text. */
const HEAD_CHARS = 140;
/** What a line costs beside its text: its number, how many are like it, a bar, the line's end. */
const LINE_EXTRA = { text: 14, json: 44 };
const READ_BYTES = 1 << 20;
const SHAPE_CHARS = 160;

/** What `tai shrink` was asked for. */
export interface ShrinkRequest {
  /** Standard input when there is none. */
  readonly file: string | undefined;
  readonly tokens: number;
  readonly words: string;
  readonly near?: Date;
  readonly json: boolean;
}

/** Reads the log to its end, then prints; never more than the budget. */
export async function runShrink({ file, tokens, words, near, json }: ShrinkRequest, io: Io): Promise<number> {
  const maxChars = tokens * CHARS_PER_TOKEN;
  const notesChars = Math.min(MAX_NOTES_CHARS, Math.floor(maxChars * NOTES_SHARE));
  const shrinker = openShrinker({
    maxChars: Math.max(0, maxChars - notesChars - HEAD_CHARS),
    lineExtra: json ? LINE_EXTRA.json : LINE_EXTRA.text,
    words: wordsOf(words),
    ...(near !== undefined && { near }),
  });
  await feed(shrinker, file, io);

  const shrunk = shrinker.end();
  const text = json ? `${JSON.stringify(withNotes(shrunk, notesChars))}\n` : render(shrunk, notesChars);
  if (!io.stdout.write(text)) await drained(io);
  return EXIT.answered;
}

/** Hands over the bytes as they come; ends early when someone wants us to. */
async function feed(shrinker: Shrinker, file: string | undefined, { stdin, signal }: Io): Promise<void> {
  try {
    await (file === undefined ? feedStream(shrinker, stdin, signal) : feedFile(shrinker, file, signal));
  } catch (cause) {
    signal.throwIfAborted();
    throw new TaiError('CONFIG_INVALID', `${file ?? 'standard input'}: can not be read`, cause);
  }
  signal.throwIfAborted();
}

async function feedStream(shrinker: Shrinker, input: Readable, signal: AbortSignal): Promise<void> {
  const stop = (): void => void input.destroy();
  signal.addEventListener('abort', stop, { once: true });
  for await (const chunk of input) shrinker.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  signal.removeEventListener('abort', stop);
}

/** One buffer for the whole file: a stream would make a new one for each piece, faster than they are collected. */
async function feedFile(shrinker: Shrinker, file: string, signal: AbortSignal): Promise<void> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    while (!signal.aborted) {
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return;
      shrinker.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function drained({ stdout, signal }: Io): Promise<void> {
  await new Promise<void>((resolve) => {
    stdout.once('drain', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function render(shrunk: Shrunk, notesChars: number): string {
  const { lines, totalLines } = shrunk;
  if (lines.length === totalLines) return lines.map(writeLine).join('');
  const head = `${lines.length} of ${totalLines} lines; +N: so many more of the same shape are left out\n`;
  const left = withNotes(shrunk, notesChars);
  const notes = left.leftOut.map(({ lines: count, shape }) => `… ${count} lines left out: ${shape}\n`);
  const others =
    left.others.shapes === 0 ? '' : `… ${left.others.lines} lines of ${left.others.shapes} further shapes\n`;
  return [head, ...lines.map(writeLine), ...notes, others].join('');
}

function writeLine({ number, text, alike }: KeptLine): string {
  return `${number}${alike > 0 ? ` +${alike}` : ''}| ${text}\n`;
}

interface Noted extends Shrunk {
  readonly others: { readonly shapes: number; readonly lines: number };
}

/** As many of the shapes left out as there is room for, the commonest first; the others are only counted. */
function withNotes(shrunk: Shrunk, maxChars: number): Noted {
  let left = maxChars - 2 * SHAPE_CHARS;
  const cut = shrunk.leftOut.map(({ lines, shape }) => ({ lines, shape: shape.slice(0, SHAPE_CHARS) }));
  const first = cut.findIndex(({ shape }) => (left -= shape.length + LINE_EXTRA.json) < 0);
  const shown = first === -1 ? cut : cut.slice(0, first);
  const rest = cut.slice(shown.length);
  return {
    ...shrunk,
    leftOut: shown,
    others: { shapes: rest.length, lines: rest.reduce((sum, { lines }) => sum + lines, 0) },
  };
}
