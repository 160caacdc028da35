import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { OpensshSettings } from '../../integrations/openssh/index.ts';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import type { Config } from '../config.ts';

type SshConfig = Pick<Config, 'ssh'>;

/** The configuration's words for SSH with what is usual filled in: this user, this user's keys and known hosts. */
export function sshSettings({ ssh }: SshConfig): SshSettings {
  const { transport: _, connectTimeoutSeconds, identityFiles, knownHostsFiles, hosts, user, port, ...rest } = ssh;
  return {
    ...rest,
    user: user ?? userInfo().username,
    port: port ?? 22,
    identityFiles: (identityFiles ?? ['~/.ssh/id_ed25519', '~/.ssh/id_rsa']).map(toPath),
    knownHostsFiles: (knownHostsFiles ?? ['~/.ssh/known_hosts', '/etc/ssh/ssh_known_hosts']).map(toPath),
    connectTimeoutMs: connectTimeoutSeconds * 1000,
    hosts: toHosts(hosts),
  };
}

/** The same for the system's `ssh`, with nothing filled in: what is not said here its own configuration says. */
export function opensshSettings({ ssh }: SshConfig): OpensshSettings {
  const { transport: _, connectTimeoutSeconds, identityFiles, knownHostsFiles, hosts, ...rest } = ssh;
  return {
    ...rest,
    ...(identityFiles === undefined ? {} : { identityFiles: identityFiles.map(toPath) }),
    ...(knownHostsFiles === undefined ? {} : { knownHostsFiles: knownHostsFiles.map(toPath) }),
    connectTimeoutMs: connectTimeoutSeconds * 1000,
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
