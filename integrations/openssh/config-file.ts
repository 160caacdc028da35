import { TaiError } from '../../src/domain/errors.ts';
import { parseHost } from '../../src/domain/host.ts';
import { type JumpHost, parseJumpHosts } from '../remote/jump-host.ts';
import type { OpensshHostSettings, OpensshSettings } from './settings.ts';

const OWN_FILES = ['~/.ssh/config', '/etc/ssh/ssh_config'];
const MOST_HOPS = 4;
/** A bastion's connection outlives its last user by this; it is ended sooner when tai stops. */
const BASTION_IDLE_SECONDS = 60;
/** Quotes and line ends would end a word, `${` is replaced by ssh. */
const UNSAFE_PATH = /["\r\n\0]|\$\{/;

/**
 * An ssh_config(5) that puts our settings before ssh's own files: the first value of a keyword wins. As a file it holds for
 * jump hosts too, which ssh reaches by running itself. `bastionSocket` names the shared connections to those.
 * Throws CONFIG_INVALID for what can not be written down safely, and for jump hosts that go in a circle.
 */
export function toConfigFile(settings: OpensshSettings, bastionSocket: string): string {
  const names = Object.keys(settings.hosts);
  for (const name of [...names, 'any.example']) checkJumps(settings, name, []);
  const bastions = [settings.jumpHost, ...names.map((name) => settings.hosts[name]?.jumpHost)].flatMap(readJumps);
  return [
    'Host *',
    ...alwaysLines(settings),
    ...names.flatMap((name) => [`Host ${readName(name)}`, ...hostLines(settings.hosts[name] ?? {})]),
    // A bastion does not stand behind itself.
    ...bastions.flatMap(({ name }) => [`Host ${name}`, '  ProxyJump none']),
    'Host *',
    ...generalLines(settings),
    '  ControlMaster auto',
    `  ControlPath ${toWord(bastionSocket)}/%C`,
    `  ControlPersist ${BASTION_IDLE_SECONDS}`,
    ...(settings.configFiles ?? OWN_FILES).map((file) => `  Include ${toWord(file)}`),
    // Last: the variable SSH_AUTH_SOCK is weaker than ssh's own configuration, too.
    ...(settings.agentSocket === undefined ? [] : [`  IdentityAgent ${toWord(settings.agentSocket)}`]),
    '',
  ].join('\n');
}

/** Nothing is asked, forwarded or run here; a frozen host is noticed after three questions without an answer. */
function alwaysLines({ hostKeys, connectTimeoutMs }: OpensshSettings): string[] {
  return [
    '  BatchMode yes',
    '  PasswordAuthentication no',
    '  KbdInteractiveAuthentication no',
    `  StrictHostKeyChecking ${hostKeys === 'strict' ? 'yes' : 'accept-new'}`,
    '  UpdateHostKeys no',
    `  ConnectTimeout ${Math.max(1, Math.ceil(connectTimeoutMs / 1_000))}`,
    '  ConnectionAttempts 1',
    '  ServerAliveInterval 5',
    '  ServerAliveCountMax 3',
    '  RequestTTY no',
    '  ClearAllForwardings yes',
    '  ForwardAgent no',
    '  ForwardX11 no',
    '  PermitLocalCommand no',
    '  EscapeChar none',
  ];
}

function hostLines({ address, port, user, jumpHost, identityFile }: OpensshHostSettings): string[] {
  return [
    ...(address === undefined ? [] : [`  HostName ${readName(address)}`]),
    ...loginLines({ port, user }),
    ...jumpLines(jumpHost),
    ...(identityFile === undefined ? [] : keyLines([identityFile])),
  ];
}

function generalLines({ user, port, identityFiles, knownHostsFiles, jumpHost }: OpensshSettings): string[] {
  return [
    ...loginLines({ port, user }),
    ...jumpLines(jumpHost),
    ...(identityFiles === undefined ? [] : keyLines(identityFiles)),
    ...(knownHostsFiles === undefined ? [] : [`  UserKnownHostsFile ${knownHostsFiles.map(toWord).join(' ')}`]),
  ];
}

function loginLines({ port, user }: { port: number | undefined; user: string | undefined }): string[] {
  return [...(port === undefined ? [] : [`  Port ${port}`]), ...(user === undefined ? [] : [`  User ${toWord(user)}`])];
}

function jumpLines(jumpHost: string | undefined): string[] {
  if (jumpHost === undefined) return [];
  const jumps = readJumps(jumpHost).map(({ user, name, port }) => {
    const address = name.includes(':') ? `[${name}]` : name;
    return `${user === undefined ? '' : `${user}@`}${address}${port === undefined ? '' : `:${port}`}`;
  });
  return [`  ProxyJump ${jumps.join(',') || 'none'}`];
}

function keyLines(files: readonly string[]): string[] {
  return ['  IdentitiesOnly yes', ...files.map((file) => `  IdentityFile ${toWord(file)}`)];
}

function readJumps(text: string | undefined): readonly JumpHost[] {
  return text === undefined || text === '' ? [] : parseJumpHosts(text);
}

function readName(name: string): string {
  try {
    return parseHost(name);
  } catch (cause) {
    throw new TaiError('CONFIG_INVALID', `ssh.hosts: "${name}" is not a host name or address`, cause);
  }
}

/** `%` begins one of ssh's tokens. */
function toWord(word: string): string {
  if (UNSAFE_PATH.test(word)) throw new TaiError('CONFIG_INVALID', `${JSON.stringify(word)} can not be given to ssh`);
  return `"${word.replaceAll('%', '%%')}"`;
}

function checkJumps(settings: OpensshSettings, name: string, before: readonly string[]): void {
  const path = [...before, name];
  if (before.includes(name) || path.length > MOST_HOPS) {
    throw new TaiError('CONFIG_INVALID', `jump hosts go in a circle: ${path.join(' > ')}`);
  }
  const own = Object.hasOwn(settings.hosts, name) ? settings.hosts[name]?.jumpHost : undefined;
  const jumps = readJumps(own ?? (before.length === 0 ? settings.jumpHost : undefined));
  for (const jump of jumps) if (jump.name !== name) checkJumps(settings, jump.name, path);
}
