import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OpensshSettings } from '../../integrations/openssh/index.ts';
import type { PoolOptions } from '../../integrations/remote/pool.ts';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import type { Config } from '../config.ts';

/** For `ssh`, which would otherwise wait as long as the system does. */
const CONNECT_TIMEOUT_SECONDS = 10;

type SshConfig = Pick<Config, 'ssh'>;

/** The order in which OpenSSH asks them. */
const SSH_CONFIG_FILES = ['~/.ssh/config', '/etc/ssh/ssh_config'];

/** The configuration's words for SSH; what it does not say is left for ssh_config, unless that is to be ignored. */
export function sshSettings({ ssh }: SshConfig, environment: SshSettings['environment'] = {}): SshSettings {
  const {
    connectTimeoutSeconds,
    identityFiles,
    knownHostsFiles,
    hosts,
    ignoreSshConfig,
    transport: _,
    sudo: _sudo,
    idleSeconds: _idle,
    maxConnections: _most,
    refusalMinutes: _refusal,
    ...rest
  } = ssh;
  return {
    ...rest,
    identityFiles: identityFiles?.map(toPath),
    knownHostsFiles: knownHostsFiles?.map(toPath),
    connectTimeoutMs: connectTimeoutSeconds === undefined ? undefined : connectTimeoutSeconds * 1000,
    sshConfigFiles: ignoreSshConfig ? [] : SSH_CONFIG_FILES.map(toPath),
    environment,
    hosts: toHosts(hosts),
  };
}

export function poolOptions({ ssh }: SshConfig): PoolOptions {
  return { idleMs: ssh.idleSeconds * 1000, maxConnections: ssh.maxConnections };
}

/** In milliseconds. */
export function refusalMs({ ssh }: SshConfig): number {
  return Math.ceil(ssh.refusalMinutes * 60_000);
}

/** The same for the system's `ssh`, with nothing filled in: what is not said here its own configuration says. */
export function opensshSettings({ ssh }: SshConfig): OpensshSettings {
  const {
    transport: _,
    sudo: _sudo,
    maxConnections: _most,
    refusalMinutes: _refusal,
    connectTimeoutSeconds,
    identityFiles,
    knownHostsFiles,
    hosts,
    hostKeys,
    ignoreSshConfig,
    ...rest
  } = ssh;
  return {
    ...rest,
    hostKeys: hostKeys ?? 'accept-new',
    ...(identityFiles === undefined ? {} : { identityFiles: identityFiles.map(toPath) }),
    ...(knownHostsFiles === undefined ? {} : { knownHostsFiles: knownHostsFiles.map(toPath) }),
    connectTimeoutMs: (connectTimeoutSeconds ?? CONNECT_TIMEOUT_SECONDS) * 1000,
    ...(ignoreSshConfig && { configFiles: [] }),
    hosts: toHosts(hosts),
  };
}

function toHosts(hosts: Config['ssh']['hosts']): SshSettings['hosts'] {
  return Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name.toLowerCase(), withPath(host)]));
}

function withPath({ identityFile, ...host }: Config['ssh']['hosts'][string]): SshSettings['hosts'][string] {
  return identityFile === undefined ? host : { ...host, identityFile: toPath(identityFile) };
}

/** `~` is this user's folder, as in a shell. */
function toPath(file: string): string {
  return file.startsWith('~/') ? join(homedir(), file.slice(2)) : resolve(file);
}
