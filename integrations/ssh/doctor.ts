import type { Tell } from '../../src/domain/checkpoint.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { HostSession, LoginDoctor } from '../../src/domain/ports.ts';
import { Admission } from '../remote/admission.ts';
import { examineShell } from '../remote/examine-shell.ts';
import { createRefusals } from '../remote/refusals.ts';
import { loginFix } from '../remote/login-fix.ts';
import { RemoteSession } from '../remote/session.ts';
import type { Connection } from './connection.ts';
import { diagnoseHop } from './diagnose-hop.ts';
import { toLogin } from './execute.ts';
import { checkJumpHosts, resolveTarget } from './resolve-target.ts';
import type { SshSettings } from './settings.ts';
import type { Target } from './target.ts';

/** Logs in as `openSsh` does, one hop after the other, and tells of each step. Throws CONFIG_INVALID as that does. */
export function openSshDoctor(settings: SshSettings): LoginDoctor {
  return new SshDoctor(settings);
}

class SshDoctor implements LoginDoctor {
  readonly #settings: SshSettings;
  readonly #admission = new Admission(createRefusals());
  readonly #open = new Set<Connection>();

  constructor(settings: SshSettings) {
    checkJumpHosts(settings);
    this.#settings = settings;
  }

  async diagnoseLogin(host: Host, tell: Tell, signal: AbortSignal): Promise<HostSession | undefined> {
    const target = await this.#resolve(host, tell);
    if (target === undefined) return undefined;
    const connection = await this.#walk(target, tell, signal);
    if (connection === undefined) return undefined;
    const login = toLogin(connection);
    if (await isUsable(login, { where: host, user: target.user }, tell, signal))
      return new RemoteSession(login, this.#settings.maxChannels);
    await connection.close();
    return undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((connection) => connection.close()));
  }

  async #resolve(host: Host, tell: Tell): Promise<Target | undefined> {
    try {
      const target = await resolveTarget(this.#settings, host);
      tell({ where: host, step: 'route', mark: 'ok', detail: describeRoute(target), stops: false });
      return target;
    } catch (error) {
      if (!(error instanceof TaiError)) throw error;
      const { code, message } = error;
      const fix = loginFix(code, { name: host, user: '', port: 22 });
      tell({ where: host, step: 'route', mark: 'no', detail: message, stops: true, code, ...(fix && { fix }) });
      return undefined;
    }
  }

  /** The bastion first, then the host; a bastion is given up with what stood behind it. */
  async #walk(target: Target, tell: Tell, signal: AbortSignal): Promise<Connection | undefined> {
    const bastion = target.jump && (await this.#walk(target.jump, tell, signal));
    if (target.jump !== undefined && bastion === undefined) {
      const detail = `not tried, as ${target.jump.name} before it can not be passed`;
      tell({ where: target.name, step: 'login', mark: 'unchecked', detail, stops: false });
      return undefined;
    }
    try {
      const connection = await diagnoseHop(target, bastion, this.#admission, tell, signal);
      if (connection === undefined) return await giveUp(bastion);
      this.#open.add(connection);
      void connection.closed.then(() => {
        this.#open.delete(connection);
        return bastion?.close();
      });
      return connection;
    } catch (error) {
      await bastion?.close();
      throw error;
    }
  }
}

async function giveUp(bastion: Connection | undefined): Promise<undefined> {
  await bastion?.close();
  return undefined;
}

async function isUsable(...[login, place, tell, signal]: Parameters<typeof examineShell>): Promise<boolean> {
  try {
    return await examineShell(login, place, tell, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    tell({ where: place.where, step: 'shell', mark: 'no', detail: error.message, stops: true, code: error.code });
    return false;
  }
}

function describeRoute(target: Target): string {
  const hops: string[] = [];
  for (let hop: Target | undefined = target; hop !== undefined; hop = hop.jump) {
    hops.unshift(`${hop.user}@${hop.address}:${hop.port}`);
  }
  return `${hops.join(', then ')}${target.jump === undefined ? ', directly' : ''}`;
}
