import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell } from '../../src/domain/ports.ts';
import { untilAborted } from './abort.ts';
import { Lease, type Leasing, type Shared } from './lease.ts';
import { Slots } from './slots.ts';

export interface PoolOptions {
  /** How long a login that nobody uses is kept, in milliseconds; 0: it ends with its last use. */
  readonly idleMs: number;
  /** Logins at once, those that are being made or ended included; logins to jump hosts are not counted. */
  readonly maxConnections: number;
  /** In milliseconds, on any clock that only goes forward. */
  readonly now?: () => number;
}

/** No login is handed out after this, so that a corrected configuration, host key or account counts at last. */
const MAX_AGE_MS = 10 * 60_000;
/** Others may wait for a slot that one busy host keeps for itself, by one ticket after the other, no longer than this. */
const MOST_TURN_MS = 10_000;

interface Kept extends Shared {
  readonly host: Host;
  readonly madeAt: number;
  readonly abandon: AbortController;
  users: number;
  busySince: number;
  stands: boolean;
  idle?: NodeJS.Timeout;
  ended?: Promise<void>;
}

/**
 * One login for all who look at a host, kept a while for the next: `open` answers with a lease on it. The lease behaves as a
 * session of its own; closing it ends its commands and leaves the login to the others. `close` ends all and the shell.
 */
export function pooled(shell: HostShell & Closable, options: PoolOptions): HostShell & Closable {
  return new Pool(shell, options);
}

class Pool implements HostShell, Closable, Leasing<Kept> {
  readonly #shell: HostShell & Closable;
  readonly #idleMs: number;
  readonly #now: () => number;
  readonly #slots: Slots;
  /** Those that are handed out. */
  readonly #byHost = new Map<Host, Kept>();
  readonly #all = new Set<Kept>();
  /** The one that fell idle first comes first. */
  readonly #idle = new Set<Kept>();
  readonly #closing = new AbortController();
  #ending = 0;

  constructor(shell: HostShell & Closable, { idleMs, maxConnections, now = () => performance.now() }: PoolOptions) {
    this.#shell = shell;
    this.#idleMs = idleMs;
    this.#slots = new Slots(maxConnections);
    this.#now = now;
  }

  async open(host: Host, signal: AbortSignal): Promise<HostSession> {
    const stood = this.#find(host)?.stands === true;
    const kept = await this.acquire(host, signal);
    return new Lease(this, host, kept, this.#closing.signal, stood ? 'untried' : 'sure');
  }

  async close(): Promise<void> {
    this.#closing.abort(new TaiError('HOST_LOST', 'tai is stopping'));
    await Promise.all([...this.#all].map((kept) => this.#end(kept)));
    await this.#shell.close();
  }

  /** Gives back what it took when the wait for the login is given up. */
  async acquire(host: Host, signal: AbortSignal): Promise<Kept> {
    signal.throwIfAborted();
    this.#closing.signal.throwIfAborted();
    const kept = this.#find(host) ?? this.#make(host);
    this.#use(kept);
    try {
      await untilAborted(kept.session, signal);
      this.#closing.signal.throwIfAborted();
      return kept;
    } catch (error) {
      void this.giveBack(kept);
      throw error;
    }
  }

  async giveBack(kept: Kept): Promise<void> {
    kept.users -= 1;
    if (kept.users > 0) return;
    const restMs = Math.min(this.#idleMs, kept.madeAt + MAX_AGE_MS - this.#now());
    if (!kept.stands || restMs <= 0 || this.#byHost.get(kept.host) !== kept) return await this.#end(kept);
    kept.idle = setTimeout(() => void this.#end(kept), restMs).unref();
    this.#idle.add(kept);
    this.#makeRoom();
  }

  /** No longer handed out; whoever has it may go on with it. */
  retire(kept: Kept): void {
    if (this.#byHost.get(kept.host) === kept) this.#byHost.delete(kept.host);
    if (kept.users === 0) void this.#end(kept);
  }

  #find(host: Host): Kept | undefined {
    const kept = this.#byHost.get(host);
    if (kept === undefined || !kept.stands) return kept;
    const isOld = this.#now() - kept.madeAt >= MAX_AGE_MS;
    const hadItsTurn = this.#slots.waiting > 0 && kept.users > 0 && this.#now() - kept.busySince > MOST_TURN_MS;
    if (!isOld && !hadItsTurn) return kept;
    this.retire(kept);
    return undefined;
  }

  #make(host: Host): Kept {
    const abandon = new AbortController();
    const session = this.#logIn(host, abandon.signal);
    const since = this.#now();
    const kept: Kept = { host, session, abandon, madeAt: since, busySince: since, users: 0, stands: false };
    this.#byHost.set(host, kept);
    this.#all.add(kept);
    session.then(
      () => (kept.stands = true),
      () => this.#end(kept),
    );
    this.#makeRoom();
    return kept;
  }

  /** The login belongs to all who wait for it, so only `abandon` ends it. */
  async #logIn(host: Host, signal: AbortSignal): Promise<HostSession> {
    const release = await this.#slots.take(signal);
    try {
      const session = await this.#shell.open(host, signal);
      return {
        run: (argv, limits, ending) => session.run(argv, limits, ending),
        close: () => session.close().finally(release),
      };
    } catch (error) {
      release();
      throw error;
    }
  }

  #use(kept: Kept): void {
    if (kept.users === 0) kept.busySince = this.#now();
    kept.users += 1;
    clearTimeout(kept.idle);
    this.#idle.delete(kept);
  }

  /** For each who waits, an idle one goes, unless one is going already. */
  #makeRoom(): void {
    for (const kept of this.#idle) {
      if (this.#slots.waiting <= this.#ending) return;
      void this.#end(kept);
    }
  }

  /** Never rejects: whatever a good-bye comes to, the login is not used any more. */
  async #end(kept: Kept): Promise<void> {
    kept.ended ??= this.#logOut(kept);
    await kept.ended;
  }

  async #logOut(kept: Kept): Promise<void> {
    if (this.#byHost.get(kept.host) === kept) this.#byHost.delete(kept.host);
    this.#idle.delete(kept);
    clearTimeout(kept.idle);
    kept.abandon.abort(new TaiError('HOST_LOST', 'nobody waits for this login any more'));
    this.#ending += 1;
    const [made] = await Promise.allSettled([kept.session]);
    if (made.status === 'fulfilled') await Promise.allSettled([made.value.close()]);
    this.#ending -= 1;
    this.#all.delete(kept);
    this.#makeRoom();
  }
}
