import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell, Refusals } from '../../src/domain/ports.ts';
import { Admission } from '../remote/admission.ts';
import { createLoginQueue } from '../remote/login-queue.ts';
import { createRefusals } from '../remote/refusals.ts';
import { RemoteSession } from '../remote/session.ts';
import { Bastions } from './bastions.ts';
import type { Connection } from './connection.ts';
import { toLogin } from './execute.ts';
import { readKnownHosts } from './host-key.ts';
import { openHop } from './hop.ts';
import { describeKeys, loadKeys } from './identity.ts';
import { mayOffer } from './may-offer.ts';
import { checkJumpHosts, resolveTarget } from './resolve-target.ts';
import type { SshSettings } from './settings.ts';
import { type Target, targetKey } from './target.ts';

export type { SshSettings } from './settings.ts';

/**
 * Logs in by key, checks the key of every hop, shares the login to a bastion. Throws CONFIG_INVALID for a jump host
 * that can not be read; `open` throws as HostShell says, `close` ends all that is open. `refusals` stays whoever's it is.
 */
export function openSsh(settings: SshSettings, refusals: Refusals = createRefusals()): HostShell & Closable {
  return new SshShell(settings, refusals);
}

class SshShell implements HostShell, Closable {
  readonly #settings: SshSettings;
  readonly #admission: Admission;
  readonly #queue = createLoginQueue();
  readonly #bastions: Bastions;
  readonly #sessions = new Set<HostSession>();
  readonly #closing = new AbortController();

  constructor(settings: SshSettings, refusals: Refusals) {
    checkJumpHosts(settings);
    this.#admission = new Admission(refusals);
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
    const offered = await loadKeys(target.identityFiles, target.agentSocket, mayOffer(target), target.identitiesOnly);
    const lease = target.jump && (await this.#bastions.lease(target.jump, signal));
    try {
      // The key and known_hosts are read for each login, so that what was corrected counts at once.
      const openHost = async (): Promise<Connection> =>
        await openHop(
          target,
          lease?.connection,
          { offered, knownHosts: await readKnownHosts(target.trust.files) },
          signal,
        );
      const hop = (): Promise<Connection> => this.#queue(openHost, signal);
      // With all keys in it: when they change the host is asked, whatever it said of the old ones.
      const account = `${targetKey(target)} ${describeKeys(offered)}`;
      const connection = await this.#admission.enter(account, hop, signal);
      if (lease !== undefined) void connection.closed.then(lease.release);
      return connection;
    } catch (error) {
      await lease?.release();
      throw error;
    }
  }
}
