import type { ParsedKey } from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';
import { type AgentKey, listAgentKeys, OneKeyAgent } from './agent.ts';
import { fingerprint } from './fingerprint.ts';
import { type KeyFile, readKeyFile } from './key-file.ts';

/** The one key that is offered, as ssh2 wants it; the user is added at login. */
export type Identity =
  | { readonly type: 'publickey'; readonly key: ParsedKey }
  | { readonly type: 'agent'; readonly agent: OneKeyAgent };

/** The public part of the key that is offered, in its wire form. */
export function publicKeyOf(identity: Identity): Buffer {
  return identity.type === 'agent' ? identity.agent.publicKey : identity.key.getPublicSSH();
}

/** Whether a key may be offered, by its wire form: undefined, or why not. */
export type MayOffer = (publicKey: Buffer) => string | undefined;

/** A key that can not be offered. */
export interface Unusable {
  readonly file: string;
  readonly reason: string;
  readonly fix?: string;
}

export interface Offered {
  readonly identity: Identity;
  /** For people: the file or the agent's comment, and the fingerprint. */
  readonly name: string;
  /** Undefined for a key of the agent that no file names. */
  readonly file: string | undefined;
}

/** The key that is offered, and those that were passed over for it. */
export interface Survey {
  readonly offered: Offered | undefined;
  readonly passed: readonly Unusable[];
  /** Undefined: there is no agent, or it did not answer. */
  readonly agentKeys: readonly AgentKey[] | undefined;
}

/** The first usable key. Throws SSH_KEY_UNUSABLE with the reason of each file when there is none. */
export async function loadIdentity(
  files: readonly string[],
  agentSocket: string | undefined,
  mayOffer: MayOffer = () => undefined,
  identitiesOnly = true,
): Promise<Identity> {
  const { offered, passed } = await surveyKeys(files, agentSocket, mayOffer, identitiesOnly);
  if (offered === undefined) throw noKey(passed);
  return offered.identity;
}

export function noKey(passed: readonly Unusable[]): TaiError {
  const reasons = passed.map(({ file, reason }) => `${file} ${reason}`);
  return new TaiError('SSH_KEY_UNUSABLE', `no SSH key to log in with: ${reasons.join('; ') || 'none is configured'}`);
}

/**
 * Looks at the files in their order, until one can be used. A public key, and a private one that is encrypted or not there,
 * is used by way of the agent that holds it. Unless `identitiesOnly`, the agent's first key comes after all files: OpenSSH
 * would offer them all, and sshd counts each as a try.
 */
export async function surveyKeys(
  files: readonly string[],
  agentSocket: string | undefined,
  mayOffer: MayOffer,
  identitiesOnly: boolean,
): Promise<Survey> {
  const agentKeys = agentSocket === undefined ? undefined : await listAgentKeys(agentSocket);
  const agent: Agent | undefined =
    agentSocket === undefined ? undefined : { socket: agentSocket, keys: agentKeys ?? [] };
  const passed: Unusable[] = [];
  for (const file of files) {
    const looked = look(file, await readKeyFile(file), agent, mayOffer);
    if ('identity' in looked) return { offered: looked, passed, agentKeys };
    passed.push(looked);
  }
  const other = identitiesOnly ? undefined : agent?.keys.find(({ publicKey }) => mayOffer(publicKey) === undefined);
  if (agent === undefined || other === undefined) return { offered: undefined, passed, agentKeys };
  return { offered: byAgent(agent, other.publicKey, `the agent's ${other.name}`, undefined), passed, agentKeys };
}

interface Agent {
  readonly socket: string;
  readonly keys: readonly AgentKey[];
}

type Looked = Offered | Unusable;

function look(file: string, key: KeyFile, agent: Agent | undefined, mayOffer: MayOffer): Looked {
  switch (key.kind) {
    case 'missing':
      return { file, reason: 'does not exist' };
    case 'unusable':
      return { file, ...key };
    case 'private': {
      const publicKey = key.key.getPublicSSH();
      const reason = mayOffer(publicKey);
      if (reason !== undefined) return { file, reason };
      return { identity: { type: 'publickey', key: key.key }, name: `${file}, ${fingerprint(publicKey)}`, file };
    }
    case 'public':
      return askAgent(file, key, agent, mayOffer);
    default:
      return key satisfies never;
  }
}

function askAgent(
  file: string,
  { publicKey, why }: Extract<KeyFile, { kind: 'public' }>,
  agent: Agent | undefined,
  mayOffer: MayOffer,
): Looked {
  const fix = toShellCommand(['ssh-add', file.replace(/\.pub$/, '')]);
  if (agent === undefined) {
    return { file, reason: `${why} and there is no agent: use a private key without a passphrase`, fix };
  }
  const reason = mayOffer(publicKey);
  if (reason !== undefined) return { file, reason };
  if (agent.keys.some((key) => key.publicKey.equals(publicKey))) {
    return byAgent(agent, publicKey, `${file} by the agent, ${fingerprint(publicKey)}`, file);
  }
  return { file, reason: `${why} and the agent does not hold it: run ssh-add`, fix };
}

function byAgent({ socket }: Agent, publicKey: Buffer, name: string, file: string | undefined): Offered {
  return { identity: { type: 'agent', agent: new OneKeyAgent(socket, publicKey) }, name, file };
}
