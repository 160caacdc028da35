import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import ssh2, { type ParsedKey } from 'ssh2';
import { toShellCommand } from '../../src/remote-line/quote.ts';

/** What an identity file is. */
export type KeyFile =
  | { readonly kind: 'private'; readonly key: ParsedKey }
  /** Only the agent can sign with it: the private half is encrypted, elsewhere or gone. */
  | { readonly kind: 'public'; readonly publicKey: Buffer; readonly why: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly reason: string; readonly fix?: string };

/** Reads a private key, or what of it is public: a `.pub` file itself, or the one beside a private key that is not there. */
export async function readKeyFile(file: string): Promise<KeyFile> {
  try {
    const [{ mode, uid }, text] = await Promise.all([stat(file), readFile(file, 'utf8')]);
    const key = ssh2.utils.parseKey(text);
    if (!(key instanceof Error) && !key.isPrivateKey()) {
      return { kind: 'public', publicKey: key.getPublicSSH(), why: 'is a public key' };
    }
    if (mayOthersRead(mode, uid)) {
      const reason = `may be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it`;
      return { kind: 'unusable', reason, fix: toShellCommand(['chmod', '600', file]) };
    }
    return key instanceof Error ? await readEncrypted(file, text, key) : { kind: 'private', key };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' ? await readOther(file) : { kind: 'unusable', reason: `can not be read (${code})` };
  }
}

/** As OpenSSH: a key that others own, such as a mounted secret, is theirs to protect. */
function mayOthersRead(mode: number, uid: number): boolean {
  return uid === userInfo().uid && (mode & 0o077) !== 0;
}

async function readOther(file: string): Promise<KeyFile> {
  const publicKey = await readPublicFile(`${file}.pub`);
  if (publicKey === undefined) return { kind: 'missing' };
  return { kind: 'public', publicKey, why: 'is not there, only its .pub file,' };
}

async function readEncrypted(file: string, text: string, { message }: Error): Promise<KeyFile> {
  if (!/encrypted|passphrase/i.test(message)) return { kind: 'unusable', reason: `is no key (${message})` };
  const publicKey = publicPartOf(text) ?? (await readPublicFile(`${file}.pub`));
  const why = 'is protected by a passphrase';
  return publicKey === undefined
    ? { kind: 'unusable', reason: `${why} and its .pub file is not beside it` }
    : { kind: 'public', publicKey, why };
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
