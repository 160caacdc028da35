import { join } from 'node:path';
import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell, Refusals } from '../../src/domain/ports.ts';
import { Admission } from '../remote/admission.ts';
import { createLoginQueue } from '../remote/login-queue.ts';
import { createRefusals } from '../remote/refusals.ts';
import { RemoteSession } from '../remote/session.ts';
import { retryWhenTurnedAway } from '../remote/turned-away.ts';
import { toConfigFile } from './config-file.ts';
import { toLogin } from './execute.ts';
import type { Failed, Failure } from './explain.ts';
import { logIn, type Master } from './master.ts';
import { clearPlace, makePlace, type Place } from './place.ts';
import { findSsh } from './program.ts';
import { resolveRoute, type Route } from './resolve.ts';
import type { OpensshSettings } from './settings.ts';

export type { OpensshSettings } from './settings.ts';

/** Longer than anyone keeps a login without using it. */
const LEFT_BEHIND_SECONDS = 60;

/**
 * Logs in by the system's `ssh`, so that whatever it can do (certificates, hardware keys, ProxyCommand, Match exec) works
 * as configured there. Throws CONFIG_INVALID when there is no ssh or the settings can not be given to it; `open` throws as
 * HostShell says and CONFIG_INVALID for a configuration ssh can not use; `close` ends all that is open.
 */
export function openOpenssh(settings: OpensshSettings, refusals: Refusals = createRefusals()): HostShell & Closable {
  return new OpensshShell(settings, refusals);
}

class OpensshShell implements HostShell, Closable {
  readonly #settings: OpensshSettings;
  readonly #ssh: string;
  readonly #admission: Admission;
  readonly #queue = createLoginQueue();
  readonly #sessions = new Set<HostSession>();
  readonly #opening = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  #place: Promise<Place> | undefined;
  #ended: Promise<void> | undefined;
  #logins = 0;

  constructor(settings: OpensshSettings, refusals: Refusals) {
    this.#admission = new Admission(refusals);
    toConfigFile(settings, '/');
    this.#settings = settings;
    this.#ssh = findSsh();
  }

  async open(host: Host, signal: AbortSignal): Promise<HostSession> {
    const opening = this.#open(host, AbortSignal.any([signal, this.#closing.signal]));
    this.#opening.add(opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(opening);
    }
  }

  async close(): Promise<void> {
    this.#ended ??= this.#end();
    await this.#ended;
  }

  async #end(): Promise<void> {
    this.#closing.abort(new TaiError('HOST_LOST', 'tai is stopping'));
    await Promise.allSettled(this.#opening);
    await Promise.all([...this.#sessions].map((session) => session.close()));
    const place = await this.#place;
    if (place === undefined) return;
    await clearPlace(this.#ssh, place);
  }

  async #open(host: Host, signal: AbortSignal): Promise<HostSession> {
    signal.throwIfAborted();
    const { folder, configFile } = await this.#findPlace();
    const route = await resolveRoute(this.#ssh, configFile, host, signal);
    this.#logins += 1;
    const master: Master = { ssh: this.#ssh, socket: join(folder, String(this.#logins)), host };
    await this.#enter(route, () => this.#logIn(master, configFile, route, signal), signal);
    const login = toLogin(master, () => this.#sessions.delete(session));
    const session: HostSession = new RemoteSession(login, this.#settings.maxChannels);
    this.#sessions.add(session);
    return session;
  }

  async #findPlace(): Promise<Place> {
    this.#place ??= makePlace(this.#settings);
    try {
      return await this.#place;
    } catch (error) {
      this.#place = undefined;
      throw error;
    }
  }

  /** A refusal by a jump host is remembered for all behind it, one by the host for its account alone. */
  async #enter({ account, jumps }: Route, login: () => Promise<Failed | 'in'>, signal: AbortSignal): Promise<void> {
    let byHop: TaiError | undefined;
    const enterHost = async (): Promise<void> => {
      const result = await login();
      if (result === 'in') return;
      if (result.by === 'hop') byHop = result.error;
      throw result.error;
    };
    if (jumps === undefined) return await this.#admission.enter(account, enterHost, signal);

    const failure = await this.#admission.enter(
      jumps,
      async () => {
        try {
          return await this.#admission.enter(account, enterHost, signal);
        } catch (error) {
          if (error === byHop || !(error instanceof TaiError)) throw error;
          return error;
        }
      },
      signal,
    );
    if (failure !== undefined) throw failure;
  }

  async #logIn(master: Master, configFile: string, { hops }: Route, signal: AbortSignal): Promise<Failed | 'in'> {
    const { connectTimeoutMs, idleSeconds = 0 } = this.#settings;
    const timeoutMs = connectTimeoutMs * (hops + 1);
    const options = { configFile, timeoutMs, idleSeconds: Math.ceil(idleSeconds) + LEFT_BEHIND_SECONDS };
    const attempt = (): Promise<Failure | 'in'> => this.#queue(() => logIn(master, options, signal), signal);
    return await retryWhenTurnedAway<Failed | 'in'>(attempt, master.host, signal);
  }
}
