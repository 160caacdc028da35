import type { ParsedKey } from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';
import { type AgentKey, listAgentKeys, OneKeyAgent } from './agent.ts';
import { fingerprint } from './fingerprint.ts';
import { type KeyFile, readKeyFile } from './key-file.ts';

/** Fewer than the 6 tries (MaxAuthTries) after which sshd ends a login; it counts every key offered as one. */
export const MAX_OFFERS = 4;

/** One key that is offered, as ssh2 wants it; the user is added at login. */
export type Identity =
  | { readonly type: 'publickey'; readonly key: ParsedKey }
  | { readonly type: 'agent'; readonly agent: OneKeyAgent };

/** The public part of a key that is offered, in its wire form. */
function publicKeyOf(identity: Identity): Buffer {
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

/** The keys that are offered, one after the other, and those that were passed over. */
export interface Survey {
  readonly offered: readonly Offered[];
  readonly passed: readonly Unusable[];
  /** Undefined: there is no agent, or it did not answer. */
  readonly agentKeys: readonly AgentKey[] | undefined;
}

/** The keys to offer, in their order. Throws SSH_KEY_UNUSABLE with the reason of each file when there is none. */
export async function loadKeys(
  files: readonly string[],
  agentSocket: string | undefined,
  mayOffer: MayOffer = () => undefined,
  identitiesOnly = true,
): Promise<readonly Offered[]> {
  const { offered, passed } = await surveyKeys(files, agentSocket, mayOffer, identitiesOnly);
  if (offered.length === 0) throw noKey(passed);
  return offered;
}

/** One string for a set of keys in their order. */
export function describeKeys(offered: readonly Offered[]): string {
  return offered.map(({ identity }) => fingerprint(publicKeyOf(identity))).join(',');
}

export function noKey(passed: readonly Unusable[]): TaiError {
  const reasons = passed.map(({ file, reason }) => `${file} ${reason}`);
  return new TaiError('SSH_KEY_UNUSABLE', `no SSH key to log in with: ${reasons.join('; ') || 'none is configured'}`);
}

/**
 * Looks at the files in their order. A public key, and a private one that is encrypted or not there, is used by way of the
 * agent that holds it. Unless `identitiesOnly`, the agent's first key that no file names comes after all files: OpenSSH would
 * offer them all.
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
  const looks: Looked[] = [];
  for (const file of files) looks.push(look(file, await readKeyFile(file), agent, mayOffer));
  const { offered, passed } = choose(looks);
  if (agent === undefined || identitiesOnly || offered.length === MAX_OFFERS) return { offered, passed, agentKeys };
  const other = agent.keys.find(({ publicKey }) => !holds(offered, publicKey) && mayOffer(publicKey) === undefined);
  if (other === undefined) return { offered, passed, agentKeys };
  const last = { identity: byAgent(agent, other.publicKey), name: `the agent's ${other.name}`, file: undefined };
  return { offered: [...offered, last], passed, agentKeys };
}

/** The first usable ones, each key once. */
function choose(looks: readonly Looked[]): {
  readonly offered: readonly Offered[];
  readonly passed: readonly Unusable[];
} {
  const offered: Offered[] = [];
  const passed: Unusable[] = [];
  for (const looked of looks) {
    if (!('identity' in looked)) passed.push(looked);
    else if (holds(offered, publicKeyOf(looked.identity))) continue;
    else if (offered.length < MAX_OFFERS) offered.push(looked);
    else passed.push({ file: looked.file, reason: `comes after the ${MAX_OFFERS} keys that are offered` });
  }
  return { offered, passed };
}

function holds(offered: readonly Offered[], publicKey: Buffer): boolean {
  return offered.some(({ identity }) => publicKeyOf(identity).equals(publicKey));
}

interface Agent {
  readonly socket: string;
  readonly keys: readonly AgentKey[];
}

type Looked = (Offered & { readonly file: string }) | Unusable;

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
    return { identity: byAgent(agent, publicKey), name: `${file} by the agent, ${fingerprint(publicKey)}`, file };
  }
  return { file, reason: `${why} and the agent does not hold it: run ssh-add`, fix };
}

function byAgent({ socket }: Agent, publicKey: Buffer): Identity {
  return { type: 'agent', agent: new OneKeyAgent(socket, publicKey) };
}
