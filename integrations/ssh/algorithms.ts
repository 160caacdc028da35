import type { CipherAlgorithm, KexAlgorithm, MacAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';
import { applyAlgorithmList } from './algorithm-list.ts';
import { type HostConfig, unsupported } from './config/index.ts';
import { knownHostName, type KnownHost } from './known-hosts.ts';
import type { HostTrust } from './trust.ts';
import { findNamed } from './verdict.ts';

/** What is offered to one host; undefined is ssh2's own choice. */
export interface HostAlgorithms {
  readonly kex: KexAlgorithm[];
  readonly hostKeys: readonly ServerHostKeyAlgorithm[];
  /** The configuration orders host keys itself, so what known_hosts holds does not. */
  readonly isOrdered: boolean;
  readonly ciphers: CipherAlgorithm[] | undefined;
  readonly macs: MacAlgorithm[] | undefined;
  /** Kinds of our own keys that may be offered; undefined is any. */
  readonly publicKeys: readonly string[] | undefined;
}

/** Without group exchange: its arithmetic costs ssh2 more than a second of CPU for each login. */
const KEY_EXCHANGES: readonly KexAlgorithm[] = [
  'curve25519-sha256',
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp256',
  'ecdh-sha2-nistp384',
  'ecdh-sha2-nistp521',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group16-sha512',
];
/** Only where the configuration names them. */
const MORE_KEY_EXCHANGES: readonly KexAlgorithm[] = [
  'diffie-hellman-group18-sha512',
  'diffie-hellman-group-exchange-sha256',
  'diffie-hellman-group14-sha1',
  'diffie-hellman-group-exchange-sha1',
  'diffie-hellman-group1-sha1',
];

const HOST_KEYS: readonly ServerHostKeyAlgorithm[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];
const RSA: ReadonlySet<string> = new Set(['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa']);

/** Those of ssh2 1.17 with OpenSSH's names, in its order. */
const CIPHERS: readonly CipherAlgorithm[] = [
  'aes128-gcm@openssh.com',
  'aes256-gcm@openssh.com',
  'aes128-ctr',
  'aes192-ctr',
  'aes256-ctr',
];
const MORE_CIPHERS: readonly CipherAlgorithm[] = ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'];
const MACS: readonly MacAlgorithm[] = [
  'hmac-sha2-256-etm@openssh.com',
  'hmac-sha2-512-etm@openssh.com',
  'hmac-sha1-etm@openssh.com',
  'hmac-sha2-256',
  'hmac-sha2-512',
  'hmac-sha1',
];

/** Throws HOST_CONFIG_UNSUPPORTED when ssh_config leaves nothing that ssh2 can do. */
export function algorithmsFor(config: Partial<HostConfig>): HostAlgorithms {
  const { ciphers, macs, publicKeyAlgorithms, hostKeyAlgorithms } = config;
  return {
    kex: slowestLast(choose(config.kexAlgorithms, KEY_EXCHANGES, MORE_KEY_EXCHANGES)),
    hostKeys: choose(hostKeyAlgorithms, HOST_KEYS, ['ssh-rsa']),
    isOrdered: hostKeyAlgorithms !== undefined && !/^[+-]/.test(hostKeyAlgorithms.text),
    ciphers: ciphers && choose(ciphers, CIPHERS, MORE_CIPHERS),
    macs: macs && choose(macs, MACS, []),
    publicKeys: publicKeyAlgorithms && choose(publicKeyAlgorithms, HOST_KEYS, ['ssh-rsa']),
  };
}

/** The first of ours that a server has is taken (RFC 4253, 7.1): group exchange only where it has none of the others. */
function slowestLast(exchanges: readonly KexAlgorithm[]): KexAlgorithm[] {
  return [...exchanges.filter((name) => !isGroupExchange(name)), ...exchanges.filter(isGroupExchange)];
}

function isGroupExchange(name: string): boolean {
  return name.startsWith('diffie-hellman-group-exchange-');
}

/** True when a key of this type may be offered; RSA counts by its signatures. */
export function mayOfferType({ publicKeys }: HostAlgorithms, keyType: string): boolean {
  return publicKeys?.some((name) => keyTypeFor(name) === keyType) ?? true;
}

/** Types we hold a key of come first: a host with several keys must show the one we know, or it would look changed. */
export function orderHostKeyAlgorithms(
  entries: readonly KnownHost[],
  { name, port }: Pick<HostTrust, 'name' | 'port'>,
  { hostKeys, isOrdered }: Pick<HostAlgorithms, 'hostKeys' | 'isOrdered'>,
): ServerHostKeyAlgorithm[] {
  if (isOrdered) return [...hostKeys];
  const known = typesOf(entries, knownHostName(name, port));
  const types = known.size > 0 ? known : typesOf(entries, knownHostName(name, 22));
  const isKnown = (algorithm: string): boolean => types.has(keyTypeFor(algorithm));
  return [...hostKeys.filter(isKnown), ...hostKeys.filter((algorithm) => !isKnown(algorithm))];
}

function choose<T extends string>(asked: HostConfig['ciphers'], ours: readonly T[], more: readonly T[]): T[] {
  if (asked === undefined) return [...ours];
  const chosen = applyAlgorithmList(asked.text, ours, [...ours, ...more]);
  if (chosen.length > 0) return chosen;
  throw unsupported(asked.written, asked.place, `tai has none of "${asked.text}"`);
}

function keyTypeFor(algorithm: string): string {
  return RSA.has(algorithm) ? 'ssh-rsa' : algorithm;
}

function typesOf(entries: readonly KnownHost[], name: string): ReadonlySet<string> {
  return new Set(
    findNamed(entries, name)
      .filter((entry) => entry.mark === 'none')
      .map((entry) => entry.keyType),
  );
}
