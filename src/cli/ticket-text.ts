import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { TaiError } from '../domain/errors.ts';
import type { TicketRef } from '../domain/ticket.ts';
import type { Io } from './io.ts';

/** The ways to say what is wrong. */
export interface TicketOptions {
  readonly file?: string;
  readonly ticket?: string;
}

export interface TypedTicket {
  readonly text: string;
  readonly ticket?: TicketRef;
}

/** Of `-`: more is no ticket, and would fill the memory. */
const MAX_STDIN_CHARS = 1_000_000;
const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-\d+$/;

/** What was asked; `instead` is asked where nothing was, and undefined where that can not be. Throws CONFIG_INVALID. */
export async function readTicket(
  words: string | undefined,
  { file, ticket }: TicketOptions,
  instead: string | undefined,
  io: Io,
): Promise<TypedTicket> {
  if ([words, file, ticket].filter((one) => one !== undefined).length > 1)
    throw usage('give the complaint as text, with --file or with --ticket, not in two ways');
  if (ticket !== undefined) return { text: '', ticket: readKey(ticket) };
  const text = await textOf(words, file, io);
  if (text.trim() !== '') return { text };
  if (instead !== undefined) return { text: instead };
  throw usage('say what is wrong, and where: tai diagnose --host web-03 "nginx gives 502"');
}

async function textOf(words: string | undefined, file: string | undefined, io: Io): Promise<string> {
  if (words === '-') {
    if (io.stdin.isTTY) io.stderr.write('Write what is wrong; end with Ctrl-D on a line of its own.\n');
    return (await readAll(io.stdin)).slice(0, MAX_STDIN_CHARS);
  }
  if (file === undefined) return words ?? '';
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `--file ${file}: can not be read`, cause);
  });
}

function readKey(written: string): TicketRef {
  const key = written.toUpperCase();
  if (!ISSUE_KEY.test(key)) throw usage(`--ticket ${written}: is not the key of a Jira issue, for example: OPS-123`);
  return { system: 'jira', id: key };
}

/** Wrong use ends with the same code as wrong configuration: nothing was done. */
function usage(message: string): TaiError {
  return new TaiError('CONFIG_INVALID', message);
}
