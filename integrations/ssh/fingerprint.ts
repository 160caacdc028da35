import { createHash } from 'node:crypto';
import { keyTypeOf } from './known-hosts.ts';

/** As ssh shows it: the type, then SHA-256 in base64 without padding. */
export function fingerprint(key: Buffer): string {
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return `${keyTypeOf(key) ?? 'unknown type'} SHA256:${digest}`;
}
