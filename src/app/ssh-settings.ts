import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import type { Config } from '../config.ts';

/** The configuration's words for SSH with what is usual filled in: this user, this user's keys and known hosts. */
export function sshSettings({ ssh }: Pick<Config, 'ssh'>): SshSettings {
  const { connectTimeoutSeconds, identityFiles, knownHostsFiles, hosts, user, sudo: _, ...rest } = ssh;
  return {
    ...rest,
    user: user ?? userInfo().username,
    identityFiles: (identityFiles ?? ['~/.ssh/id_ed25519', '~/.ssh/id_rsa']).map(toPath),
    knownHostsFiles: (knownHostsFiles ?? ['~/.ssh/known_hosts', '/etc/ssh/ssh_known_hosts']).map(toPath),
    connectTimeoutMs: connectTimeoutSeconds * 1000,
    hosts: Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name.toLowerCase(), withPath(host)])),
  };
}

function withPath({ identityFile, ...host }: Config['ssh']['hosts'][string]): SshSettings['hosts'][string] {
  return identityFile === undefined ? host : { ...host, identityFile: toPath(identityFile) };
}

/** `~` is this user's folder, as in a shell. */
function toPath(file: string): string {
  return file.startsWith('~/') ? join(homedir(), file.slice(2)) : resolve(file);
}
