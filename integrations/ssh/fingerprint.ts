import { createHash } from 'node:crypto';
import { keyTypeOf } from './known-hosts.ts';

/** As ssh shows it: the type, then SHA-256 in base64 without padding. */
export function fingerprint(key: Buffer): string {
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return `${keyTypeOf(key) ?? 'unknown type'} SHA256:${digest}`;
}

/** The size of an RSA key in its wire form: type, exponent, modulus (RFC 4253, 6.6). Undefined for other types. */
export function rsaBits(key: Buffer): number | undefined {
  if (keyTypeOf(key) !== 'ssh-rsa') return undefined;
  let at = 0;
  for (const _ of ['type', 'exponent']) at += 4 + key.readUInt32BE(at);
  const modulus = key.subarray(at + 4, at + 4 + key.readUInt32BE(at));
  return BigInt(`0x${modulus.toString('hex') || '0'}`).toString(2).length;
}
