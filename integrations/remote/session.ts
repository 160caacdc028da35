import pLimit, { type LimitFunction } from 'p-limit';
import { TaiError } from '../../src/domain/errors.ts';
import type { Argv, HostSession, Limits, Output } from '../../src/domain/ports.ts';
import { checkArgv, toRemoteCommand, toWholeSeconds } from '../../src/remote-line/line.ts';
import { ALL_TOOLS, PROBE, readProbe, type Tools } from '../../src/remote-line/tools.ts';
import { untilAborted } from './abort.ts';
import { Channels } from './channels.ts';
import { endedByLimit, localDeadlineMs } from './deadline.ts';
import { fetchGreeting, type Greeting, withoutGreeting } from './greeting.ts';
import type { Login } from './login.ts';

const MAX_CHANNELS = 4;
const PROBE_LIMITS = { seconds: 10, maxBytes: 64 * 1024 };
/** The exit codes of `env`, `nice` and `timeout` for their own failures, and BusyBox's for an option it does not know. */
const WRAPPER_FAILURES: readonly number[] = [1, 125, 126, 127];

/** Commands on one login, whichever transport made it: queued, limited on the host and here, freed of the shell's greeting. */
export class RemoteSession implements HostSession {
  readonly #login: Login;
  readonly #channels: Channels;
  readonly #limit: LimitFunction;
  readonly #closing = new AbortController();
  #greeting: Promise<Greeting> | undefined;
  #probed: Promise<Tools> | undefined;
  #tools = ALL_TOOLS;

  constructor(login: Login, maxChannels = MAX_CHANNELS) {
    this.#login = login;
    this.#channels = new Channels(login);
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
    this.#closing.abort(new TaiError('HOST_LOST', 'the session was closed'));
    await this.#login.close();
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
    // Asked beside the first command, not before it: it costs no round trip.
    this.#greeting ??= this.#greet();
    const line = toRemoteCommand(argv, seconds, tools);
    const output = await this.#channels.run(line, localDeadlineMs(seconds, tools), maxBytes, signal);
    const { host } = this.#login;
    if (output !== 'overdue' && !endedByLimit(output, seconds)) {
      return withoutGreeting(output, await this.#greeting, host);
    }
    throw new TaiError('COMMAND_TIMED_OUT', `${argv[0]} on ${host} did not finish within ${seconds} s`);
  }

  #greet(): Promise<Greeting> {
    const greeting = fetchGreeting(this.#channels, this.#closing.signal);
    // The command that waits for it may have failed before; then nobody is left to hear of it.
    greeting.catch(() => undefined);
    return greeting;
  }

  async #probe(signal: AbortSignal): Promise<Tools> {
    try {
      const { seconds, maxBytes } = PROBE_LIMITS;
      const output = await this.#channels.run(PROBE, seconds * 1_000, maxBytes, signal);
      return output === 'overdue' ? ALL_TOOLS : readProbe(output.stdout);
    } catch (error) {
      this.#probed = undefined;
      throw error;
    }
  }
}

function isWrapperFailure({ exitCode, stderr }: Output): boolean {
  return WRAPPER_FAILURES.includes(exitCode) && /(?:^|: )(?:env|nice|timeout):/m.test(stderr);
}
