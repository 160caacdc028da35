import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { findHost, type Host, LOCALHOST } from '../domain/host.ts';
import type { SshOptions } from './where-options.ts';

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
