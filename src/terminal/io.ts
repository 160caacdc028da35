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
