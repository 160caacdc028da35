import type { ReadStream, WriteStream } from 'node:tty';

/** The outside of the command, handed in by `main.ts`. */
export interface Io {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  /** Aborts when someone wants us to end. */
  readonly signal: AbortSignal;
}

/** What the command's exit code says; the manual lists the same. */
export const EXIT = {
  answered: 0,
  nothingFound: 1,
  usage: 2,
  unreachable: 3,
  hostKeyChanged: 4,
  refused: 5,
  ended: 130,
} as const;
