import type { Here, HostConfig } from './config/index.ts';
import { DEFAULTS, defaultKnownHostsFiles } from './defaults.ts';
import type { SshSettings } from './settings.ts';
import type { HostTrust } from './trust.ts';

/** A file that keeps nothing: a change of the key would go unnoticed, so new hosts are not accepted into it. */
const NOWHERE = '/dev/null';

/** `name` is what known_hosts calls the host unless ssh_config has an alias; OpenSSH goes by HostName, after expansion. */
export function trustFor(
  settings: SshSettings,
  name: string,
  port: number,
  config: Partial<HostConfig>,
  { home }: Here,
): HostTrust {
  const usual = defaultKnownHostsFiles(home);
  const user =
    settings.knownHostsFiles ?? (config.userKnownHostsFiles ?? usual.user).filter((file) => file !== NOWHERE);
  const global = settings.knownHostsFiles === undefined ? (config.globalKnownHostsFiles ?? usual.global) : [];
  return {
    ...(config.hostKeyAlias === undefined ? { name, port } : { name: config.hostKeyAlias.toLowerCase(), port: 22 }),
    files: [...user, ...global],
    recordIn: user[0],
    hostKeys: settings.hostKeys ?? config.hostKeys ?? DEFAULTS.hostKeys,
    hashNames: config.hashKnownHosts ?? false,
    minRsaBits: config.minRsaBits ?? 0,
  };
}
