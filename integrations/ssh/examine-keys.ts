import { access, constants } from 'node:fs/promises';
import type { Tell } from '../../src/domain/checkpoint.ts';
import { TaiError } from '../../src/domain/errors.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';
import { readHere } from './config/index.ts';
import { defaultIdentityFiles, defaultKnownHostsFiles } from './defaults.ts';
import { readKnownHosts } from './host-key.ts';
import { noKey, surveyKeys } from './identity.ts';
import type { SshSettings } from './settings.ts';

/** The keys, the agent and the known_hosts that hosts are read with unless ssh_config says otherwise for one of them. */
export async function examineKeys(settings: SshSettings, where: string, tell: Tell): Promise<void> {
  const { home } = readHere(settings.environment ?? {});
  const files = settings.identityFiles ?? defaultIdentityFiles(home);
  const survey = await surveyKeys(files, settings.agentSocket, () => undefined, settings.identityFiles !== undefined);
  const { offered, passed, agentKeys } = survey;
  if (offered.length === 0) {
    const fix = passed.find((one) => one.fix !== undefined)?.fix;
    const make = toShellCommand(['ssh-keygen', '-t', 'ed25519', '-f', files[0] ?? 'FILE']);
    const { code, message } = noKey(passed);
    tell({ where, step: 'ssh key', mark: 'no', detail: message, stops: true, code, fix: fix ?? make });
  } else {
    tell({ where, step: 'ssh key', mark: 'ok', detail: offered.map(({ name }) => name).join('; '), stops: false });
  }
  tell({ where, step: 'ssh agent', ...aboutAgent(settings.agentSocket, agentKeys), stops: false });
  await examineKnownHosts(settings.knownHostsFiles ?? defaultKnownHostsFiles(home).user, where, tell);
}

function aboutAgent(socket: string | undefined, keys: readonly { readonly name: string }[] | undefined) {
  if (socket === undefined) {
    return {
      mark: 'unchecked',
      detail: 'none (SSH_AUTH_SOCK is not set); only keys with a passphrase need one',
    } as const;
  }
  if (keys === undefined) {
    return { mark: 'no', detail: `${socket} does not answer`, fix: 'eval "$(ssh-agent)" && ssh-add' } as const;
  }
  const held = keys.map(({ name }) => name).join('; ');
  return { mark: 'ok', detail: held === '' ? 'it holds no key' : `it holds ${held}` } as const;
}

async function examineKnownHosts(files: readonly string[], where: string, tell: Tell): Promise<void> {
  const [first = ''] = files;
  try {
    const lines = await readKnownHosts(files);
    await access(first, constants.W_OK).catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    });
    tell({
      where,
      step: 'known_hosts',
      mark: 'ok',
      detail: `${lines.length} usable lines; new ones go to ${first}`,
      stops: false,
    });
  } catch (error) {
    const isOurs = error instanceof TaiError;
    const detail = isOurs ? error.message : `${first} can not be written, so no new host can be recorded`;
    const fix = toShellCommand(['chmod', 'u+rw', first]);
    tell({ where, step: 'known_hosts', mark: 'no', detail, stops: isOurs, fix });
  }
}
