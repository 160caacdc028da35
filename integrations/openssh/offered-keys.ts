import { createHash, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * One short word for the keys and certificates that ssh is configured to offer, by what they are and not where they lie.
 * What an agent or a token holds beside them is not seen.
 */
export async function describeOfferedKeys(files: readonly string[]): Promise<string> {
  const keys = await Promise.all(files.map((file) => readPublicPart(toPath(file))));
  const digest = createHash('sha256').update(keys.join('\n')).digest('base64url');
  return `keys:${digest.slice(0, 22)}`;
}

/** Nothing of a private key goes further than this: a file without a public part counts as empty. */
async function readPublicPart(file: string): Promise<string> {
  const [own = '', beside = '', certificate = ''] = await Promise.all(
    ['', '.pub', '-cert.pub'].map((end) => read(file + end)),
  );
  return [fromLine(own) || fromOpenssh(own) || fromPem(own) || fromLine(beside), fromLine(certificate)].join(' ');
}

/** A public key or a certificate: the type, then what it is. */
function fromLine(text: string): string {
  return /^[a-z]\S* (AAAA[A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(text)?.[1] ?? '';
}

/** The public key stands in clear text before the private part (OpenSSH PROTOCOL.key). */
function fromOpenssh(text: string): string {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([^-]+)-----END/.exec(text)?.[1];
  if (body === undefined) return '';
  const bytes = Buffer.from(body, 'base64');
  try {
    let at = 'openssh-key-v1\0'.length;
    for (const _ of ['cipher', 'key derivation', 'its options']) at += 4 + bytes.readUInt32BE(at);
    at += 4; // the number of keys, always 1
    return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at)).toString('base64');
  } catch {
    return '';
  }
}

function fromPem(text: string): string {
  try {
    return createPublicKey(text).export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return '';
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

function toPath(file: string): string {
  return file.startsWith('~/') ? join(homedir(), file.slice(2)) : file;
}
