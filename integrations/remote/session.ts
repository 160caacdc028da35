import { isDeepStrictEqual } from 'node:util';
import pLimit, { type LimitFunction } from 'p-limit';
import { TaiError } from '../../src/domain/errors.ts';
import type { Argv, HostSession, Limits, Output } from '../../src/domain/ports.ts';
import { canJoinBatch, MAX_BATCH } from '../../src/remote-line/batch.ts';
import { checkArgv, toRemoteCommand, toWholeSeconds } from '../../src/remote-line/line.ts';
import { ALL_TOOLS, PROBE, readProbe, type Tools } from '../../src/remote-line/tools.ts';
import { untilAborted, whenAllAborted } from './abort.ts';
import { runBatch } from './batch.ts';
import { Channels } from './channels.ts';
import { endedByLimit, localDeadlineMs } from './deadline.ts';
import { fetchGreeting, type Greeting, withoutGreeting } from './greeting.ts';
import type { Login } from './login.ts';
import { Turn } from './turn.ts';

const MAX_CHANNELS = 4;
const PROBE_LIMITS = { seconds: 10, maxBytes: 64 * 1024 };
/** The exit codes of `env`, `nice`, `ionice` and `timeout` for their own failures, and BusyBox's for an option it does not know. */
const WRAPPER_FAILURES: readonly number[] = [1, 125, 126, 127];

interface Call {
  readonly argv: Argv;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly settle: (output: Promise<Output>) => void;
}

/** Commands on one login, whichever transport made it: queued, limited on the host and here, freed of the shell's greeting. */
export class RemoteSession implements HostSession {
  readonly #login: Login;
  readonly #channels: Channels;
  readonly #limit: LimitFunction;
  readonly #turn = new Turn<Call>((calls) => this.#start(calls));
  readonly #closing = new AbortController();
  #greeting: Promise<Greeting> | undefined;
  #probed: Promise<Tools> | undefined;
  #tools = ALL_TOOLS;
  #takesBatches = true;

  constructor(login: Login, maxChannels = MAX_CHANNELS) {
    this.#login = login;
    this.#channels = new Channels(login);
    this.#limit = pLimit(maxChannels);
  }

  async run(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    checkArgv(argv);
    signal.throwIfAborted();
    const output = new Promise<Output>((settle) => this.#turn.add({ argv, limits, signal, settle }));
    return await untilAborted(output, signal);
  }

  async close(): Promise<void> {
    this.#closing.abort(new TaiError('HOST_LOST', 'the session was closed'));
    await this.#login.close();
  }

  /** The quick ones of those that came together share a channel, which saves the host most of the work; the others have one each. */
  #start(calls: readonly Call[]): void {
    const quick = calls.filter(({ argv, limits }) => limits.quick === true && canJoinBatch(argv)).slice(0, MAX_BATCH);
    const batched = this.#takesBatches && quick.length > 1 ? quick : [];
    if (batched.length > 0) this.#startBatch(batched);
    for (const call of calls) if (!batched.includes(call)) call.settle(this.#alone(call));
  }

  #startBatch(calls: readonly Call[]): void {
    const ending = whenAllAborted(calls.map(({ signal }) => signal));
    const batch = this.#limit(() => runBatch(calls, this.#tools, this.#channels, ending.signal)).finally(
      ending.release,
    );
    const fetch = (): Promise<Greeting> => this.#fetchGreeting();
    this.#greeting ??= quietly(batch.then(({ greeting }) => greeting ?? fetch(), fetch));
    for (const [index, call] of calls.entries()) {
      call.settle(
        batch.then(({ greeting, outputs }) => {
          if (greeting === undefined) this.#takesBatches = false;
          return outputs[index] ?? this.#alone(call);
        }),
      );
    }
  }

  #alone({ argv, limits, signal }: Call): Promise<Output> {
    return this.#limit(() => this.#runLimited(argv, limits, signal));
  }

  /** All hosts are taken to have the tools until a command fails in a way that could be theirs; then it is asked once. */
  async #runLimited(argv: Argv, limits: Limits, signal: AbortSignal): Promise<Output> {
    const tools = this.#tools;
    const output = await this.#runWith(tools, argv, limits, signal);
    if (!isWrapperFailure(output)) return output;
    this.#probed ??= this.#probe(signal);
    this.#tools = await this.#probed;
    if (isDeepStrictEqual(this.#tools, tools)) return output;
    return await this.#runWith(this.#tools, argv, limits, signal);
  }

  async #runWith(tools: Tools, argv: Argv, { timeoutMs, maxBytes }: Limits, signal: AbortSignal): Promise<Output> {
    const seconds = toWholeSeconds(timeoutMs);
    // Asked beside the first command, not before it: it costs no round trip.
    this.#greeting ??= quietly(this.#fetchGreeting());
    const line = toRemoteCommand(argv, seconds, tools);
    const output = await this.#channels.run({ line, maxBytes }, localDeadlineMs(seconds, tools), signal);
    const { host } = this.#login;
    if (output !== 'overdue' && !endedByLimit(output, seconds)) {
      return withoutGreeting(output, await this.#greeting, host);
    }
    throw new TaiError('COMMAND_TIMED_OUT', `${argv[0]} on ${host} did not finish within ${seconds} s`);
  }

  #fetchGreeting(): Promise<Greeting> {
    return fetchGreeting(this.#channels, this.#closing.signal);
  }

  async #probe(signal: AbortSignal): Promise<Tools> {
    try {
      const { seconds, maxBytes } = PROBE_LIMITS;
      const output = await this.#channels.run({ line: PROBE, maxBytes }, seconds * 1_000, signal);
      return output === 'overdue' ? ALL_TOOLS : readProbe(output.stdout);
    } catch (error) {
      this.#probed = undefined;
      throw error;
    }
  }
}

function isWrapperFailure({ exitCode, stderr }: Output): boolean {
  return WRAPPER_FAILURES.includes(exitCode) && /(?:^|: )(?:env|nice|ionice|timeout):/m.test(stderr);
}

/** Whoever waits for it may have failed before; then nobody is left to hear of it. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
