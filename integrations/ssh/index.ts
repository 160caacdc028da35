import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell } from '../../src/domain/ports.ts';
import { Admission } from '../remote/admission.ts';
import { RemoteSession } from '../remote/session.ts';
import { Bastions } from './bastions.ts';
import type { Connection } from './connection.ts';
import { toLogin } from './execute.ts';
import { openHop, readCredentials } from './hop.ts';
import { checkJumpHosts, resolveTarget } from './resolve-target.ts';
import type { SshSettings } from './settings.ts';
import { type Target, targetKey } from './target.ts';

export type { SshSettings } from './settings.ts';

/**
 * Logs in with one key, checks the key of every hop, shares the login to a bastion. Throws CONFIG_INVALID for a jump host
 * that can not be read; `open` throws as HostShell says, `close` ends all that is open.
 */
export function openSsh(settings: SshSettings): HostShell & Closable {
  return new SshShell(settings);
}

class SshShell implements HostShell, Closable {
  readonly #settings: SshSettings;
  readonly #admission = new Admission();
  readonly #bastions: Bastions;
  readonly #sessions = new Set<HostSession>();
  readonly #closing = new AbortController();

  constructor(settings: SshSettings) {
    checkJumpHosts(settings);
    this.#settings = settings;
    this.#bastions = new Bastions((target, signal) => this.#connect(target, signal));
  }

  async open(host: Host, signal: AbortSignal): Promise<HostSession> {
    const ending = AbortSignal.any([signal, this.#closing.signal]);
    const target = await resolveTarget(this.#settings, host);
    const connection = await this.#connect(target, ending);
    const session = new RemoteSession(toLogin(connection), this.#settings.maxChannels);
    this.#sessions.add(session);
    void connection.closed.then(() => this.#sessions.delete(session));
    if (this.#closing.signal.aborted) await session.close();
    return session;
  }

  async close(): Promise<void> {
    this.#closing.abort(new TaiError('HOST_LOST', 'tai is stopping'));
    await Promise.all([...this.#sessions].map((session) => session.close()));
    await this.#bastions.close();
  }

  /** The bastion first, then the host. A connection that ends, by us or by itself, gives its bastion back. */
  async #connect(target: Target, signal: AbortSignal): Promise<Connection> {
    const lease = target.jump && (await this.#bastions.lease(target.jump, signal));
    try {
      const hop = async (): Promise<Connection> =>
        await openHop(target, lease?.connection, await readCredentials(target), signal);
      const connection = await this.#admission.enter(targetKey(target), hop, signal);
      if (lease !== undefined) void connection.closed.then(lease.release);
      return connection;
    } catch (error) {
      await lease?.release();
      throw error;
    }
  }
}
