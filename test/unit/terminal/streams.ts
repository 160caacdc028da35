import { PassThrough } from 'node:stream';
import type { Io } from '../../../src/terminal/io.ts';

/** A terminal that shows nothing and keeps what was written to it. */
export function aTerminal(change: { isTTY?: boolean; columns?: number; environment?: Io['environment'] } = {}) {
  const { isTTY = true, columns = 80, environment = {} } = change;
  const stream = Object.assign(new PassThrough(), { isTTY, columns, rows: 24 });
  const streams: Pick<Io, 'stdin' | 'stdout' | 'stderr'> = Object({ stdin: stream, stdout: stream, stderr: stream });
  const io: Io = { ...streams, argv: [], environment, signal: new AbortController().signal };
  return { io, written: (): string => String(stream.read() ?? '') };
}
