import { isNamedBy, knownHostName, type KnownHost } from './known-hosts.ts';

/** What known_hosts says about the key a host has shown; `entry` is the line that decided. */
export type Verdict =
  | { readonly kind: 'known'; readonly entry: KnownHost }
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly entry: KnownHost }
  | { readonly kind: 'revoked'; readonly entry: KnownHost }
  | { readonly kind: 'certified'; readonly entry: KnownHost };

/**
 * The rules of OpenSSH 10.5 (hostfile.c, sshconnect.c): a revoked key beats all; the same key on any line is known; any
 * other key for the name is a change, of another type too; a host filed without its port counts when the key is the same.
 * `certified` is ours: where OpenSSH would ask for a certificate, a bare key must not pass for a new host.
 */
export function judgeHostKey(entries: readonly KnownHost[], host: string, port: number, key: Buffer): Verdict {
  const named = findNamed(entries, knownHostName(host, port));
  const withoutPort = port === 22 ? [] : findNamed(entries, knownHostName(host, 22));
  const isSame = (entry: KnownHost): boolean => entry.key.equals(key);

  const revoked = [...named, ...withoutPort].find((entry) => entry.mark === 'revoked' && isSame(entry));
  if (revoked !== undefined) return { kind: 'revoked', entry: revoked };
  const plain = named.filter(isPlain);
  const same = plain.find(isSame);
  if (same !== undefined) return { kind: 'known', entry: same };
  if (plain[0] !== undefined) return { kind: 'changed', entry: plain[0] };
  const portless = withoutPort.find((entry) => isPlain(entry) && isSame(entry));
  if (portless !== undefined) return { kind: 'known', entry: portless };
  const certified = named.find((entry) => entry.mark === 'cert-authority');
  return certified === undefined ? { kind: 'new' } : { kind: 'certified', entry: certified };
}

export function findNamed(entries: readonly KnownHost[], name: string): KnownHost[] {
  return entries.filter((entry) => isNamedBy(entry.names, name));
}

function isPlain(entry: KnownHost): boolean {
  return entry.mark === 'none';
}
