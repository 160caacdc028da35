import { createInterface, type Interface } from 'node:readline';
import { renderText, toAscii } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import type { Io } from '../terminal/io.ts';
import { lookOf } from '../terminal/look.ts';
import { paint, paintReport } from '../terminal/paint.ts';
import { liveProgress, plainProgress } from '../terminal/progress.ts';
import type { Reply } from './command.ts';
import { runCommand } from './commands.ts';
import { complete } from './complete.ts';
import type { History } from './history.ts';
import { BREAK, Keyboard, PASTE_OFF, PASTE_ON } from './keyboard.ts';
import { say, type Session } from './session.ts';

const PROMPT = 'tai> ';

export interface ChatParts {
  readonly session: Session;
  readonly history: History;
  /** Names to complete. */
  readonly hosts: readonly string[];
  readonly io: Io;
}

/** A conversation until Ctrl-D, `/quit` or the end of the input. */
export async function chat(parts: ChatParts): Promise<void> {
  const { io, session } = parts;
  const isTerminal = io.stdin.isTTY && io.stdout.isTTY;
  if (!isTerminal) return chatWithPipe(parts);

  io.stdout.write(`${describeStart(session)}\n`);
  let answering: AbortController | undefined;
  const keyboard = new Keyboard(io.stdin, () => answering?.abort());
  io.stdin.pipe(keyboard);
  const reader = openReader(keyboard, parts);
  io.stdout.write(PASTE_ON);
  try {
    for (let entry = await ask(reader, io); entry !== undefined; entry = await ask(reader, io)) {
      await parts.history.add(entry.replaceAll('\n', BREAK));
      answering = new AbortController();
      keyboard.hold();
      const goesOn = await answerEntry(entry, parts, AbortSignal.any([io.signal, answering.signal]));
      answering = undefined;
      keyboard.release();
      if (!goesOn || io.signal.aborted) break;
    }
  } finally {
    reader.close();
    io.stdin.unpipe(keyboard);
    io.stdin.setRawMode(false);
    io.stdin.pause();
    io.stdout.write(PASTE_OFF);
  }
}

/** Entries one to a line, for scripts. */
async function chatWithPipe(parts: ChatParts): Promise<void> {
  for await (const entry of createInterface({ input: parts.io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!(await answerEntry(entry, parts, parts.io.signal)) || parts.io.signal.aborted) return;
  }
}

function openReader(input: Keyboard, { io, session, history, hosts }: ChatParts): Interface {
  const reader = createInterface({
    input,
    output: io.stdout,
    terminal: true,
    history: [...history.entries],
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: (line: string) => {
      const [found, word] = complete(line, session, hosts);
      return [[...found], word];
    },
  });
  return reader;
}

/** One entry; undefined when the person leaves. */
async function ask(reader: Interface, io: Io): Promise<string | undefined> {
  return new Promise((resolve) => {
    const end = (entry: string | undefined): void => {
      reader.off('line', onLine);
      reader.off('close', onClose);
      reader.off('SIGINT', onInterrupt);
      io.signal.removeEventListener('abort', onClose);
      resolve(entry);
    };
    const onLine = (line: string): void => end(line.replaceAll(BREAK, '\n'));
    const onClose = (): void => {
      io.stdout.write('\n');
      end(undefined);
    };
    const onInterrupt = (): void => {
      if (reader.line === '') io.stdout.write('\nCtrl-D leaves; so does /quit.\n');
      else io.stdout.write('\n');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
      reader.prompt();
    };
    reader.on('line', onLine);
    reader.on('close', onClose);
    reader.on('SIGINT', onInterrupt);
    io.signal.addEventListener('abort', onClose, { once: true });
    const { ascii, colour } = lookOf(io.stdout, io.environment);
    reader.setPrompt(colour && !ascii ? paint(1, PROMPT) : PROMPT);
    reader.prompt();
  });
}

/** False when the conversation is over. What was wrong with an entry is told, and the conversation goes on. */
async function answerEntry(entry: string, parts: ChatParts, signal: AbortSignal): Promise<boolean> {
  const { io, session } = parts;
  const text = entry.trim();
  if (text === '') return true;
  const progress = io.stderr.isTTY && io.environment['TERM'] !== 'dumb' ? liveProgress(io) : plainProgress(io);
  const { onEvent } = progress;
  try {
    const reply: Reply = text.startsWith('/')
      ? await runCommand(session, text, { onEvent, signal, io })
      : { kind: 'report', run: await say(session, text, onEvent, signal) };
    progress.end();
    return show(reply, io);
  } catch (error) {
    progress.end();
    if (signal.aborted) io.stdout.write('Stopped.\n');
    else if (error instanceof TaiError) io.stdout.write(`${error.message}\n`);
    else throw error;
    return true;
  }
}

function show(reply: Reply, io: Io): boolean {
  const { width, ascii, colour } = lookOf(io.stdout, io.environment);
  const print = (text: string): void => void io.stdout.write(`${ascii ? toAscii(text) : text}\n`);
  switch (reply.kind) {
    case 'lines':
      print(reply.lines.join('\n'));
      return true;
    case 'report':
      printReport(reply.run, { width, ascii, colour }, io);
      return true;
    case 'clear':
      io.stdout.write(io.stdout.isTTY ? '\u001b[2J\u001b[H' : '');
      return true;
    case 'quit':
      return false;
    default:
      return reply satisfies never;
  }
}

function printReport({ report }: Run, { width, ascii, colour }: ReturnType<typeof lookOf>, io: Io): void {
  if (report === undefined) return;
  const text = renderText({ ...report, again: '/rerun' }, { width, ascii });
  io.stdout.write(`${colour ? paintReport(text) : text}\n\n`);
}

function describeStart({ desk, where }: Session): string {
  const model = desk.model === undefined ? 'without a model: answers are by rules alone' : `with ${desk.model}`;
  const hosts =
    where.hosts.length === 0 ? 'Name a host in your words, or /host web-03.' : `Looks at ${where.hosts.join(', ')}.`;
  return `tai, ${model}. ${hosts}\nSay what is wrong. /help lists the commands, Ctrl-C stops an answer, Ctrl-D leaves.`;
}
