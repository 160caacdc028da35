import { type ErrorCode, TaiError } from '../../src/domain/errors.ts';
import { algorithmsFor } from './algorithms.ts';
import { type Here, type HostConfig, readHere, resolveSshConfig } from './config/index.ts';
import { DEFAULTS, defaultIdentityFiles } from './defaults.ts';
import { type JumpHost, parseJumpHosts } from '../remote/jump-host.ts';
import type { HostSettings, SshSettings } from './settings.ts';
import type { Target } from './target.ts';
import { trustFor } from './trust-for.ts';

/** A host as it is asked for. `route` is the way that whoever named it has chosen; undefined: its own configuration's. */
interface Asked {
  readonly name: string;
  readonly user: string | undefined;
  readonly port: number | undefined;
  readonly route: readonly JumpHost[] | undefined;
}

const MOST_HOPS = 8;

/**
 * What is known about a host, put together: `ssh.hosts.<name>`, then tai's general settings and command line, then
 * ssh_config, then tai's defaults. Throws HOST_CONFIG_UNSUPPORTED, also when hops go in a circle.
 */
export async function resolveTarget(settings: SshSettings, name: string): Promise<Target> {
  const here = readHere(settings.environment ?? {});
  const route = ownRoute(findHost(settings, name)) ?? ownRoute(settings);
  // The bastion itself may be the host in trouble: it is reached directly, as the jump host it is.
  const at = route?.findIndex((hop) => hop.name === name) ?? -1;
  const itself = route?.[at];
  const asked: Asked =
    itself === undefined
      ? { name, user: undefined, port: undefined, route }
      : { ...itself, route: route?.slice(0, at) };
  return await resolveHop(settings, here, asked, []);
}

/** Throws CONFIG_INVALID for a jump host in the settings that can not be read, or that leads in a circle. */
export function checkJumpHosts(settings: SshSettings): void {
  for (const start of [settings.jumpHost, ...Object.values(settings.hosts).map(({ jumpHost }) => jumpHost)]) {
    const path: string[] = [];
    let next = start;
    while (next !== undefined) {
      const [first] = parseJumpHosts(next);
      if (first === undefined) break;
      step(path, first.name, 'CONFIG_INVALID');
      next = findHost(settings, first.name).jumpHost;
    }
  }
}

/**
 * A bastion is looked up on its own: the jump host of its users, usually itself, is not its jump host, and of several
 * hops each is reached by those before it.
 */
async function resolveHop(settings: SshSettings, here: Here, asked: Asked, before: readonly string[]): Promise<Target> {
  const path = [...before];
  step(path, placeName(asked), 'HOST_CONFIG_UNSUPPORTED');
  const own = findHost(settings, asked.name);
  const config = await configOf(settings, here, asked, own);
  const place = placeOf(settings, asked, own, { ...config, user: config.user ?? here.user });
  const next = nextHop(asked.route ?? ownRoute(own) ?? config.jump ?? []);

  return {
    ...place,
    name: asked.name,
    isFixed: isFixed(own, config) || before.length > 0,
    family: config.family ?? 0,
    identityFiles: identityFiles(settings, own, config) ?? defaultIdentityFiles(here.home),
    agentSocket: agentSocket(settings, config),
    identitiesOnly: identitiesOnly(settings, own, config),
    trust: trustFor(settings, own.address === undefined ? place.address : asked.name, place.port, config, here),
    algorithms: algorithmsFor(config),
    ...patience(settings, config),
    jump: next && (await resolveHop(settings, here, next, path)),
  };
}

/** The last of several is the one to ask for, by way of those before it. */
function nextHop(route: readonly JumpHost[]): Asked | undefined {
  const last = route.at(-1);
  return last && { ...last, route: route.length > 1 ? route.slice(0, -1) : undefined };
}

function placeOf(
  settings: SshSettings,
  asked: Asked,
  own: HostSettings,
  config: Partial<HostConfig> & { readonly user: string },
): Pick<Target, 'address' | 'addressFrom' | 'port' | 'user'> {
  return {
    user: asked.user ?? own.user ?? settings.user ?? config.user,
    addressFrom: addressFrom(asked, own, config),
    address: own.address ?? config.hostName ?? asked.name.toLowerCase(),
    port: asked.port ?? own.port ?? settings.port ?? config.port ?? DEFAULTS.port,
  };
}

function patience(settings: SshSettings, config: Partial<HostConfig>): Pick<Target, 'connectTimeoutMs' | 'keepAlive'> {
  return {
    connectTimeoutMs: settings.connectTimeoutMs ?? config.connectTimeoutMs ?? DEFAULTS.connectTimeoutMs,
    keepAlive: {
      intervalMs: config.aliveIntervalMs ?? DEFAULTS.keepAlive.intervalMs,
      misses: config.aliveCountMax ?? DEFAULTS.keepAlive.misses,
    },
  };
}

function ownRoute({ jumpHost }: Pick<SshSettings, 'jumpHost'>): readonly JumpHost[] | undefined {
  return jumpHost === undefined ? undefined : parseJumpHosts(jumpHost);
}

/** Nothing when no file is named. */
async function configOf(
  { sshConfigFiles = [], ...settings }: SshSettings,
  here: Here,
  { name, user, port, route }: Asked,
  own: HostSettings,
): Promise<Partial<HostConfig>> {
  if (sshConfigFiles.length === 0) return {};
  const given = {
    hostName: own.address,
    user: user ?? own.user ?? settings.user,
    port: port ?? own.port ?? settings.port,
    route: route !== undefined || own.jumpHost !== undefined,
  };
  return await resolveSshConfig(name, given, { files: sshConfigFiles, here });
}

function identityFiles(
  settings: SshSettings,
  own: HostSettings,
  config: Partial<HostConfig>,
): readonly string[] | undefined {
  if (own.identityFile !== undefined) return [own.identityFile];
  return settings.identityFiles ?? config.identityFiles;
}

function isFixed(own: HostSettings, config: Partial<HostConfig>): boolean {
  return own.address !== undefined || config.isFixed === true;
}

function addressFrom({ name }: Asked, own: HostSettings, config: Partial<HostConfig>): string | undefined {
  return own.address === undefined ? config.hostNameFrom : `ssh.hosts.${name}.address`;
}

/** Keys that tai's own settings name are the only ones, as with the other transport. */
function identitiesOnly(settings: SshSettings, own: HostSettings, config: Partial<HostConfig>): boolean {
  return (own.identityFile ?? settings.identityFiles) !== undefined || config.identitiesOnly === true;
}

function agentSocket(settings: SshSettings, { agent }: Partial<HostConfig>): string | undefined {
  if (agent?.kind === 'none') return undefined;
  return agent?.kind === 'socket' ? agent.path : settings.agentSocket;
}

/** Several bastions may stand behind one address, each at a port of its own. */
function placeName({ name, port }: Pick<Asked, 'name' | 'port'>): string {
  return port === undefined ? name : `${name}:${port}`;
}

function step(path: string[], name: string, code: ErrorCode): void {
  const isCircle = path.includes(name);
  path.push(name);
  if (isCircle) {
    const way = 'one of them must be reached directly (jumpHost: none, in ssh_config: ProxyJump none)';
    throw new TaiError(code, `jump hosts go in a circle: ${path.join(' > ')}; ${way}`);
  }
  if (path.length > MOST_HOPS) throw new TaiError(code, `more than ${MOST_HOPS} hops: ${path.join(' > ')}`);
}

/** By own names only: "constructor" is a possible host name. */
function findHost({ hosts }: SshSettings, name: string): HostSettings {
  return (Object.hasOwn(hosts, name.toLowerCase()) ? hosts[name.toLowerCase()] : undefined) ?? {};
}
