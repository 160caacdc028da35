import { randomBytes } from 'node:crypto';
import { TaiError } from '../../src/domain/errors.ts';
import type { Argv, Limits, Output } from '../../src/domain/ports.ts';
import { BATCH_SECONDS, toBatchLine, toBatchScript } from '../../src/remote-line/batch.ts';
import type { Tools } from '../../src/remote-line/tools.ts';
import { Capped } from './capped.ts';
import type { Channels } from './channels.ts';
import { localDeadlineMs } from './deadline.ts';
import type { Greeting } from './greeting.ts';
import { MAX_STDERR_BYTES } from './login.ts';

/** A batch in which nothing has come for so long is left: one command of it hangs, and the others shall not wait for it. */
const STALL_MS = 2_000;

/** What a batch came to. A command without an output has to run alone. */
export interface BatchResult {
  /** Undefined when the host's shell ran no batch at all. */
  readonly greeting: Greeting | undefined;
  readonly outputs: readonly (Output | undefined)[];
}

interface Call {
  readonly argv: Argv;
  readonly limits: Limits;
}

/** Runs commands one after the other in one channel. Throws the signal's reason; whatever else goes wrong leaves outputs out. */
export async function runBatch(
  calls: readonly Call[],
  tools: Tools,
  channels: Channels,
  signal: AbortSignal,
): Promise<BatchResult> {
  const tag = randomBytes(16).toString('hex');
  const maxBytes = calls.reduce((sum, { limits }) => sum + limits.maxBytes, 0);
  const maxStderrBytes = calls.length * MAX_STDERR_BYTES;
  const [stdout, stderr] = [new Capped(maxBytes), new Capped(maxStderrBytes)];
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(), STALL_MS);
  const into = (kept: Capped) => (chunk: Buffer) => {
    kept.add(chunk);
    timer.refresh();
  };
  const line = toBatchLine(tools);
  const input = toBatchScript(
    tag,
    calls.map(({ argv }) => argv),
  );
  const execution = { line, input, maxBytes, onStdout: into(stdout), onStderr: into(stderr) };
  const startedAt = performance.now();
  try {
    const ending = AbortSignal.any([signal, stalled.signal]);
    await channels.run(execution, localDeadlineMs(BATCH_SECONDS, tools), ending);
  } catch (error) {
    signal.throwIfAborted();
    if (!stalled.signal.aborted && !(error instanceof TaiError)) throw error;
  } finally {
    clearTimeout(timer);
  }
  return takeApart(calls, { tag, stdout: stdout.text(), stderr: stderr.text() }, performance.now() - startedAt);
}

interface Printed {
  readonly tag: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** All of a batch took `durationMs`, and so each of its commands did: none was answered before the last. */
function takeApart(calls: readonly Call[], { tag, stdout, stderr }: Printed, durationMs: number): BatchResult {
  const outputs = stdout.split(`\n${tag} `);
  const complaints = stderr.split(`\n${tag}\n`);
  const [first, firstComplaint] = [outputs[0], complaints[0]];
  const results = calls.map(({ limits }, index): Output | undefined => {
    const output = afterFirstLine(outputs[index + 1]);
    const exitCode = /^(\d{1,3})\n/.exec(outputs[index + 2] ?? '')?.[1];
    const complaint = complaints[index + 1];
    // Without a further part the command's own is not known to be whole.
    if (output === undefined || exitCode === undefined || complaint === undefined) return undefined;
    if (complaints[index + 2] === undefined) return undefined;
    const [kept, said] = [cut(output, limits.maxBytes), cut(complaint, MAX_STDERR_BYTES)];
    return {
      stdout: kept.text,
      stderr: said.text,
      exitCode: Number(exitCode),
      truncated: kept.truncated,
      durationMs,
    };
  });
  const ran = outputs.length > 1 && first !== undefined && firstComplaint !== undefined;
  return { greeting: ran ? { stdout: first, stderr: firstComplaint, exitCode: 0 } : undefined, outputs: results };
}

/** The exit code before it ends its line. */
function afterFirstLine(part: string | undefined): string | undefined {
  const end = part?.indexOf('\n') ?? -1;
  return end === -1 ? undefined : part?.slice(end + 1);
}

function cut(text: string, maxBytes: number): { text: string; truncated: boolean } {
  if (Buffer.byteLength(text) <= maxBytes) return { text, truncated: false };
  const kept = new Capped(maxBytes);
  kept.add(Buffer.from(text));
  return { text: kept.text(), truncated: kept.overflowed };
}
