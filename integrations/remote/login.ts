import type { Output } from '../../src/domain/ports.ts';

/** A login that stands: what a session needs of it, whichever program made it. */
export interface Login {
  /** The host as messages name it. */
  readonly host: string;
  /**
   * Runs one line in the login shell. `refused`: the host allows no further channel for now. The exit code is 0 when the
   * output was cut off, because then it was us who ended the command. Throws HOST_LOST, or the signal's reason.
   */
  execute(execution: Execution, signal: AbortSignal): Promise<Output | 'refused'>;
  close(): Promise<void>;
}

/** One line, and what is given and taken while it runs. */
export interface Execution {
  readonly line: string;
  /** What is kept of stdout; more than that is a flood, and the command is ended. */
  readonly maxBytes: number;
  /** Standard input. Without it there is none. */
  readonly input?: string;
  /** Takes what comes as it comes; then nothing of it is kept for the end. */
  readonly onStdout?: (chunk: Buffer) => void;
  readonly onStderr?: (chunk: Buffer) => void;
}

/** What is kept of stderr. */
export const MAX_STDERR_BYTES = 8 * 1024;
/** More than this on stderr is a flood, and the command is ended. */
export const STDERR_FLOOD_BYTES = 1024 * 1024;
