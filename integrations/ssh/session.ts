import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { TaiError } from '../../src/domain/errors.ts';
import type { Argv, HostSession, Limits, Output } from '../../src/domain/ports.ts';
import { checkArgv, toRemoteCommand, toWholeSeconds } from '../../src/remote-line/line.ts';
import { ALL_TOOLS, PROBE, readProbe, type Tools } from '../../src/remote-line/tools.ts';
import { untilAborted } from './abort.ts';
import type { Connection } from './connection.ts';
import { endedByLimit, localDeadlineMs } from './deadline.ts';
import { execute } from './execute.ts';
import { describeTarget } from './target.ts';

/** How soon a refused channel is asked for again when none of ours closes before. */
const ASK_AGAIN_MS = 200;
const PROBE_LIMITS = { seconds: 10, maxBytes: 256 };
/** The exit codes of `env`, `nice` and `timeout` for their own failures, and BusyBox's for an option it does not know. */
const WRAPPER_FAILURES: readonly number[] = [1, 125, 126, 127];

export class SshSession implements HostSession {
  readonly #connection: Connection;
  readonly #limit: LimitFunction;
  readonly #channelClosed = new EventTarget();
  #probed: Promise<Tools> | undefined;
  #tools = ALL_TOOLS;

  constructor(connection: Connection, maxChannels: number) {
    this.#connection = connection;
    this.#limit = pLimit(maxChannels);
  }

  async run(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    checkArgv(argv);
    signal.throwIfAborted();
    return await untilAborted(
      this.#limit(() => this.#runLimited(argv, limits, signal)),
      signal,
    );
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** All hosts are taken to have the tools until a command fails in a way that could be theirs; then it is asked once. */
  async #runLimited(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    const tools = this.#tools;
    const output = await this.#runWith(tools, argv, limits, signal);
    if (!isWrapperFailure(output)) return output;
    this.#probed ??= this.#probe(signal);
    this.#tools = await this.#probed;
    if (this.#tools.timeout === tools.timeout && this.#tools.nice === tools.nice) return output;
    return await this.#runWith(this.#tools, argv, limits, signal);
  }

  async #runWith(tools: Tools, argv: Argv, { timeoutMs, maxBytes }: Limits, signal: AbortSignal): Promise<Output> {
    const seconds = toWholeSeconds(timeoutMs);
    const output = await this.#runLine(
      toRemoteCommand(argv, seconds, tools),
      localDeadlineMs(seconds, tools),
      maxBytes,
      signal,
    );
    if (output !== 'overdue' && !endedByLimit(output, seconds)) return output;
    const host = describeTarget(this.#connection.target);
    throw new TaiError('COMMAND_TIMED_OUT', `${argv[0]} on ${host} did not finish within ${seconds} s`);
  }

  async #probe(signal: AbortSignal): Promise<Tools> {
    try {
      const { seconds, maxBytes } = PROBE_LIMITS;
      const output = await this.#runLine(PROBE, seconds * 1_000, maxBytes, signal);
      return output === 'overdue' ? ALL_TOOLS : readProbe(output.stdout);
    } catch (error) {
      this.#probed = undefined;
      throw error;
    }
  }

  async #runLine(line: string, deadlineMs: number, maxBytes: number, signal: AbortSignal): Promise<Output | 'overdue'> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const ending = AbortSignal.any([signal, deadline]);
    try {
      return await untilAborted(this.#whenChannelIsFree(line, maxBytes, ending), ending);
    } catch (error) {
      if (signal.aborted || error !== deadline.reason) throw error;
      return 'overdue';
    }
  }

  async #whenChannelIsFree(line: string, maxBytes: number, signal: AbortSignal): Promise<Output> {
    for (;;) {
      const result = await execute(this.#connection, line, maxBytes, signal);
      if (result !== 'refused') {
        this.#channelClosed.dispatchEvent(new Event('closed'));
        return result;
      }
      await this.#untilChannelCloses(signal);
    }
  }

  async #untilChannelCloses(signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const closed = new Promise<void>((resolve) => {
      this.#channelClosed.addEventListener('closed', () => resolve(), { once: true, signal: waiting.signal });
    });
    try {
      await Promise.race([
        closed,
        delay(ASK_AGAIN_MS, undefined, { signal: AbortSignal.any([signal, waiting.signal]) }),
      ]);
    } finally {
      waiting.abort();
    }
  }
}

function isWrapperFailure({ exitCode, stderr }: Output): boolean {
  return WRAPPER_FAILURES.includes(exitCode) && /(?:^|: )(?:env|nice|timeout):/m.test(stderr);
}
