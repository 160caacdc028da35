import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import ssh2, { type ParsedKey } from 'ssh2';
import { TaiError } from '../../src/domain/errors.ts';
import { findInAgent, type OneKeyAgent } from './agent.ts';

/** The one key that is offered, as ssh2 wants it; the user is added at login. */
export type Identity =
  | { readonly type: 'publickey'; readonly key: ParsedKey }
  | { readonly type: 'agent'; readonly agent: OneKeyAgent };

/** The public part of the key that is offered, in its wire form. */
export function publicKeyOf(identity: Identity): Buffer {
  return identity.type === 'agent' ? identity.agent.publicKey : identity.key.getPublicSSH();
}

type Looked =
  | { readonly kind: 'usable'; readonly identity: Identity }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Whether a key may be offered, by its wire form: undefined, or why not. */
export type MayOffer = (publicKey: Buffer) => string | undefined;

/** The first usable key. Throws SSH_KEY_UNUSABLE with the reason of each file when there is none. */
export async function loadIdentity(
  files: readonly string[],
  agentSocket: string | undefined,
  mayOffer: MayOffer = () => undefined,
): Promise<Identity> {
  const reasons: string[] = [];
  for (const file of files) {
    const looked = await look(file, agentSocket, mayOffer);
    if (looked.kind === 'usable') return looked.identity;
    reasons.push(`${file} ${looked.kind === 'missing' ? 'does not exist' : looked.reason}`);
  }
  throw new TaiError('SSH_KEY_UNUSABLE', `no SSH key to log in with: ${reasons.join('; ') || 'none is configured'}`);
}

async function look(file: string, agentSocket: string | undefined, mayOffer: MayOffer): Promise<Looked> {
  try {
    const { mode, uid } = await stat(file);
    // As OpenSSH: a key that others own, such as a mounted secret, is theirs to protect.
    if (uid === userInfo().uid && (mode & 0o077) !== 0) {
      return { kind: 'unusable', reason: `may be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it` };
    }
    return await parse(file, await readFile(file, 'utf8'), agentSocket, mayOffer);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unusable', reason: `can not be read (${code})` };
  }
}

async function parse(file: string, text: string, agentSocket: string | undefined, mayOffer: MayOffer): Promise<Looked> {
  const key = ssh2.utils.parseKey(text);
  if (key instanceof Error) {
    const isEncrypted = /encrypted|passphrase/i.test(key.message);
    return isEncrypted
      ? askAgent(file, text, agentSocket, mayOffer)
      : { kind: 'unusable', reason: `is no key (${key.message})` };
  }
  const reason = key.isPrivateKey() ? mayOffer(key.getPublicSSH()) : 'is a public key';
  if (reason !== undefined) return { kind: 'unusable', reason };
  return { kind: 'usable', identity: { type: 'publickey', key } };
}

async function askAgent(
  file: string,
  text: string,
  agentSocket: string | undefined,
  mayOffer: MayOffer,
): Promise<Looked> {
  if (agentSocket === undefined) {
    return { kind: 'unusable', reason: 'is protected by a passphrase and there is no agent: use a key without one' };
  }
  const publicKey = publicPartOf(text) ?? (await readPublicFile(`${file}.pub`));
  if (publicKey === undefined) {
    return { kind: 'unusable', reason: 'is protected by a passphrase and its .pub file is not beside it' };
  }
  const reason = mayOffer(publicKey);
  if (reason !== undefined) return { kind: 'unusable', reason };
  const agent = await findInAgent(agentSocket, publicKey);
  if (agent === undefined) {
    return { kind: 'unusable', reason: 'is protected by a passphrase and the agent does not hold it: run ssh-add' };
  }
  return { kind: 'usable', identity: { type: 'agent', agent } };
}

/** The public key stands in clear text before the encrypted part (OpenSSH PROTOCOL.key). Older formats have none. */
function publicPartOf(text: string): Buffer | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]+)-----END/.exec(text)?.[1];
  if (body === undefined) return undefined;
  const bytes = Buffer.from(body, 'base64');
  let at = 'openssh-key-v1\0'.length;
  for (const _ of ['cipher', 'key derivation', 'its options']) at += 4 + bytes.readUInt32BE(at);
  at += 4; // the number of keys, always 1
  return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at));
}

async function readPublicFile(file: string): Promise<Buffer | undefined> {
  try {
    const key = ssh2.utils.parseKey(await readFile(file, 'utf8'));
    return key instanceof Error ? undefined : key.getPublicSSH();
  } catch {
    return undefined;
  }
}
