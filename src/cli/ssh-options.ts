import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { findHost, type Host, LOCALHOST } from '../domain/host.ts';

/** How to log in, for the commands that do. */
export interface SshOptions {
  readonly identityFile?: string;
  readonly jumpHost?: string;
  readonly ignoreSshConfig?: true;
}

export function addSshOptions(command: Command): Command {
  return command
    .option(
      '--identity-file <file>',
      'private key to log in with (default: as ssh_config says, then ~/.ssh/id_ed25519 and id_rsa)',
    )
    .option('--jump-host <[user@]host[:port]>', 'log in through this host, or through several with commas between')
    .option('--ignore-ssh-config', 'do not read ~/.ssh/config and /etc/ssh/ssh_config');
}

/** The command line outranks the configuration. */
export function withSshOptions(config: Config, { identityFile, jumpHost, ignoreSshConfig }: SshOptions): Config {
  const ssh = {
    ...config.ssh,
    ...(identityFile !== undefined && { identityFiles: [identityFile] }),
    ...(jumpHost !== undefined && { jumpHost }),
    ...(ignoreSshConfig && { ignoreSshConfig }),
  };
  return { ...config, ssh };
}

/** A host of the command line. `word` is what stands before it there. Throws CONFIG_INVALID. */
export function readHost(name: string, word: string): Host {
  const host = findHost(name);
  if (host === undefined)
    throw new TaiError('CONFIG_INVALID', `${word}${name}: is not a host name or address, for example: web-03`);
  if (host === LOCALHOST)
    throw new TaiError('CONFIG_INVALID', `${word}localhost: use --local to look at this machine, with tai diagnose`);
  return host;
}
