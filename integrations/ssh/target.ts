import { TaiError } from '../../src/domain/errors.ts';
import { type JumpHost, parseJumpHost } from '../remote/jump-host.ts';
import type { HostSettings, SshSettings } from './settings.ts';

/** One hop to log in to. */
export interface Target {
  /** The name as asked for: known_hosts and messages go by it. */
  readonly name: string;
  /** What is connected to. */
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  readonly jump: Target | undefined;
}

const MOST_HOPS = 4;

/** Throws CONFIG_INVALID when a jump host can not be read or the hops go in a circle. */
export function resolveTarget(settings: SshSettings, name: string): Target {
  const jump = parseJumpHost(findHost(settings, name).jumpHost ?? settings.jumpHost);
  // The bastion itself may be the host in trouble: it is reached directly, as the jump host it is.
  return jump?.name === name ? resolve(settings, jump, undefined, []) : resolve(settings, { name }, jump, []);
}

/** One string per login; two targets with the same one are the same account on the same server. */
export function targetKey({ address, port, user, jump }: Target): string {
  const hop = `${user}@${address}:${port}`;
  return jump === undefined ? hop : `${targetKey(jump)} > ${hop}`;
}

export function describeTarget({ name, port, jump }: Target): string {
  const host = port === 22 ? name : `${name} port ${port}`;
  return jump === undefined ? host : `${host} (by ${jump.name})`;
}

/** A bastion is looked up on its own: the jump host of its users, usually itself, is not its jump host. */
function resolve(
  settings: SshSettings,
  asked: Partial<JumpHost> & Pick<JumpHost, 'name'>,
  jump: JumpHost | undefined,
  before: readonly string[],
): Target {
  const path = [...before, asked.name];
  if (before.includes(asked.name) || path.length > MOST_HOPS) {
    throw new TaiError('CONFIG_INVALID', `jump hosts go in a circle: ${path.join(' > ')}`);
  }
  const own = findHost(settings, asked.name);
  return {
    name: asked.name,
    address: own.address ?? asked.name,
    port: asked.port ?? own.port ?? settings.port,
    user: asked.user ?? own.user ?? settings.user,
    identityFiles: own.identityFile === undefined ? settings.identityFiles : [own.identityFile],
    jump: jump && resolve(settings, jump, parseJumpHost(findHost(settings, jump.name).jumpHost), path),
  };
}

/** By own names only: "constructor" is a possible host name. */
function findHost({ hosts }: SshSettings, name: string): HostSettings {
  return (Object.hasOwn(hosts, name) ? hosts[name] : undefined) ?? {};
}
