import type { KexAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';
import { knownHostName, type KnownHost } from './known-hosts.ts';
import { findNamed } from './verdict.ts';

/** Without group exchange: its arithmetic costs ssh2 more than a second of CPU for each login. */
export const KEY_EXCHANGES: KexAlgorithm[] = [
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp256',
  'ecdh-sha2-nistp384',
  'ecdh-sha2-nistp521',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group16-sha512',
];

const HOST_KEYS: readonly { readonly keyType: string; readonly algorithm: ServerHostKeyAlgorithm }[] = [
  { keyType: 'ssh-ed25519', algorithm: 'ssh-ed25519' },
  { keyType: 'ecdsa-sha2-nistp256', algorithm: 'ecdsa-sha2-nistp256' },
  { keyType: 'ecdsa-sha2-nistp384', algorithm: 'ecdsa-sha2-nistp384' },
  { keyType: 'ecdsa-sha2-nistp521', algorithm: 'ecdsa-sha2-nistp521' },
  { keyType: 'ssh-rsa', algorithm: 'rsa-sha2-512' },
  { keyType: 'ssh-rsa', algorithm: 'rsa-sha2-256' },
];

/** Types we hold a key of come first: a host with several keys must show the one we know, or it would look changed. */
export function orderHostKeyAlgorithms(
  entries: readonly KnownHost[],
  host: string,
  port: number,
): ServerHostKeyAlgorithm[] {
  const known = typesOf(entries, knownHostName(host, port));
  const types = known.size > 0 ? known : typesOf(entries, knownHostName(host, 22));
  const isKnown = ({ keyType }: { keyType: string }): boolean => types.has(keyType);
  return [...HOST_KEYS.filter(isKnown), ...HOST_KEYS.filter((entry) => !isKnown(entry))].map(
    (entry) => entry.algorithm,
  );
}

function typesOf(entries: readonly KnownHost[], name: string): ReadonlySet<string> {
  return new Set(
    findNamed(entries, name)
      .filter((entry) => entry.mark === 'none')
      .map((entry) => entry.keyType),
  );
}
