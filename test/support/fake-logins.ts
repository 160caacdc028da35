import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { Closable, HostSession, HostShell, Output } from '../../src/domain/ports.ts';

/** A login of a fake transport, in the test's hands. */
export interface FakeLogin {
  readonly host: Host;
  isOpen: boolean;
  /** Every command from now on finds the connection gone. */
  die(): void;
}

export interface FakeLogins extends HostShell, Closable {
  readonly logins: readonly FakeLogin[];
  /** How many were open at once, at most. */
  readonly most: () => number;
  readonly isClosed: () => boolean;
}

const OUTPUT: Output = { stdout: '', stderr: '', exitCode: 0, truncated: false, durationMs: 1 };

/**
 * A transport without a network: `echo` prints the number of its login, any other command runs until it is told to end.
 * `admit` is waited for by each login.
 */
export function createFakeLogins(admit: () => Promise<void> = async () => undefined): FakeLogins {
  const logins: FakeLogin[] = [];
  let most = 0;
  let closed = false;
  return {
    logins,
    most: () => most,
    isClosed: () => closed,
    open: async (host, signal) => {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        admit().then(resolve, reject);
      });
      let dead = false;
      const login: FakeLogin = { host, isOpen: true, die: () => (dead = true) };
      logins.push(login);
      most = Math.max(most, logins.filter(({ isOpen }) => isOpen).length);
      return toSession(login, logins.length, () => dead);
    },
    close: async () => {
      closed = true;
    },
  };
}

function toSession(login: FakeLogin, number: number, isDead: () => boolean): HostSession {
  return {
    run: async ([program], _limits, signal) => {
      signal.throwIfAborted();
      if (isDead() || !login.isOpen) throw new TaiError('HOST_LOST', `login ${number} is gone`);
      if (program === 'echo') return { ...OUTPUT, stdout: String(number) };
      return await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    },
    close: async () => {
      await Promise.resolve();
      login.isOpen = false;
    },
  };
}
