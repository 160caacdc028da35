import { join } from 'node:path';
import type { Checkpoint, Tell } from '../../src/domain/checkpoint.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { Host } from '../../src/domain/host.ts';
import type { HostSession, LoginDoctor } from '../../src/domain/ports.ts';
import { examineShell } from '../remote/examine-shell.ts';
import type { Login } from '../remote/login.ts';
import { loginFix } from '../remote/login-fix.ts';
import { RemoteSession } from '../remote/session.ts';
import { retryWhenTurnedAway } from '../remote/turned-away.ts';
import { Way } from '../remote/way.ts';
import { toConfigFile } from './config-file.ts';
import { toLogin } from './execute.ts';
import type { Complaint, Failed, Failure } from './explain.ts';
import { logIn, type Master } from './master.ts';
import { clearPlace, makePlace, type Place } from './place.ts';
import { findSsh } from './program.ts';
import { offeredKeys, takeSteps } from './read-log.ts';
import { resolveRoute, type Route } from './resolve.ts';
import type { OpensshSettings } from './settings.ts';

/** A login of a doctor that was killed ends by itself. */
const LEFT_BEHIND_SECONDS = 60;

/** Logs in as `openOpenssh` does and tells each step that ssh itself tells of. Throws CONFIG_INVALID as that does. */
export function openOpensshDoctor(settings: OpensshSettings): LoginDoctor {
  return new OpensshDoctor(settings);
}

class OpensshDoctor implements LoginDoctor {
  readonly #settings: OpensshSettings;
  readonly #ssh: string;
  readonly #logins = new Set<Login>();
  #place: Promise<Place> | undefined;
  #count = 0;

  constructor(settings: OpensshSettings) {
    toConfigFile(settings, '/');
    this.#settings = settings;
    this.#ssh = findSsh();
  }

  async diagnoseLogin(host: Host, tell: Tell, signal: AbortSignal): Promise<HostSession | undefined> {
    const { folder, configFile } = await (this.#place ??= makePlace(this.#settings));
    const fail = (step: string, { code, message }: TaiError): undefined => {
      const fix = loginFix(code, { name: host, user: '', port: 22 });
      tell({ where: host, step, mark: 'no', detail: message, stops: true, code, ...(fix && { fix }) });
    };
    const route = await orTell(resolveRoute(this.#ssh, configFile, host, signal), signal, (error) =>
      fail('route', error),
    );
    if (route === undefined) return undefined;
    tell(routeOf(host, route));

    this.#count += 1;
    const master: Master = { ssh: this.#ssh, socket: join(folder, String(this.#count)), host };
    if (!(await this.#enter(master, configFile, route, tell, signal))) return undefined;
    const login = toLogin(master, () => this.#logins.delete(login));
    this.#logins.add(login);
    const usable = await orTell(examineShell(login, { where: host, user: route.user }, tell, signal), signal, (error) =>
      fail('shell', error),
    );
    return usable ? new RemoteSession(login, this.#settings.maxChannels) : undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#logins].map((login) => login.close()));
    const place = await this.#place;
    if (place !== undefined) await clearPlace(this.#ssh, place);
  }

  async #enter(master: Master, configFile: string, route: Route, tell: Tell, signal: AbortSignal): Promise<boolean> {
    let said: Complaint = { host: master.host, log: '', hopLog: '' };
    const listen = (complaint: Complaint): void => {
      said = complaint;
    };
    const timeoutMs = this.#settings.connectTimeoutMs * (route.hops + 1);
    const attempt = (): Promise<Failure | 'in'> =>
      logIn(master, { configFile, timeoutMs, idleSeconds: LEFT_BEHIND_SECONDS }, signal, listen);
    let failed: Failed | undefined;
    try {
      const result = await retryWhenTurnedAway<Failed | 'in'>(attempt, master.host, signal);
      failed = result === 'in' ? undefined : result;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TaiError)) throw error;
      failed = { by: 'host', error };
    }
    tellLogin(said, route, failed, tell);
    return failed === undefined;
  }
}

/** With one jump host, what its ssh wrote is that hop's; with several their words are mixed, and only the end is told. */
function tellLogin(said: Complaint, route: Route, failed: Failed | undefined, tell: Tell): void {
  const { jumps, hops } = route;
  if (jumps === undefined || hops !== 1) return tellHost(said, route, failed, tell);
  const hop = new Way(jumps, tell);
  takeSteps(said.hopLog, hop, 'the user of that hop');
  if (failed?.by !== 'hop') return tellHost(said, route, failed, tell);
  hop.fail(failed.error, loginFix(failed.error.code, { ...route, name: jumps }));
  const detail = `not tried, as ${jumps} before it can not be passed`;
  tell({ where: said.host, step: 'login', mark: 'unchecked', detail, stops: false });
}

function tellHost({ host, log }: Complaint, route: Route, failed: Failed | undefined, tell: Tell): void {
  const way = new Way(host, tell);
  if (route.way !== undefined && failed?.error.code !== 'HOST_UNRESOLVED') {
    way.take('name', `${route.address}, found on the way by ${route.way}`, 'unchecked');
  }
  takeSteps(log, way, route.user);
  if (failed === undefined) return;
  const { code, message } = failed.error;
  const offered = code === 'HOST_AUTH_REFUSED' ? offeredKeys(log) : [];
  const words = offered.length === 0 ? message : `${message}; offered: ${offered.join('; ')}`;
  way.fail(new TaiError(code, words, failed.error), loginFix(code, { ...route, name: host }));
}

function routeOf(host: Host, { user, address, port, way }: Route): Checkpoint {
  const name = address === host ? '' : ` (so says \`ssh -G ${host}\`)`;
  const detail = `${user}@${address}:${port}${name}, ${way === undefined ? 'directly' : `by ${way}`}`;
  return { where: host, step: 'route', mark: 'ok', detail, stops: false };
}

async function orTell<T>(
  work: Promise<T>,
  signal: AbortSignal,
  tell: (error: TaiError) => undefined,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    return tell(error);
  }
}
