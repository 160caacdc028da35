import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import type { Config } from '../config.ts';

/** The order in which OpenSSH asks them. */
const SSH_CONFIG_FILES = ['~/.ssh/config', '/etc/ssh/ssh_config'];

/** The configuration's words for SSH; what it does not say is left for ssh_config, unless that is to be ignored. */
export function sshSettings({ ssh }: Pick<Config, 'ssh'>, environment: SshSettings['environment'] = {}): SshSettings {
  const { connectTimeoutSeconds, identityFiles, knownHostsFiles, hosts, ignoreSshConfig, ...rest } = ssh;
  return {
    ...rest,
    identityFiles: identityFiles?.map(toPath),
    knownHostsFiles: knownHostsFiles?.map(toPath),
    connectTimeoutMs: connectTimeoutSeconds === undefined ? undefined : connectTimeoutSeconds * 1000,
    sshConfigFiles: ignoreSshConfig ? [] : SSH_CONFIG_FILES.map(toPath),
    environment,
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
