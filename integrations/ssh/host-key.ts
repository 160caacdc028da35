import { readFile } from 'node:fs/promises';
import { TaiError } from '../../src/domain/errors.ts';
import { fingerprint, rsaBits } from './fingerprint.ts';
import { hashedName, knownHostName, parseKnownHosts, type KnownHost } from './known-hosts.ts';
import { appendUnderLock } from './record.ts';
import { describeTarget, type Target } from './target.ts';
import { judgeHostKey, type Verdict } from './verdict.ts';

/** A file that is not there is empty; one that can not be read would hide a changed key, so it stops the login. */
export async function readKnownHosts(files: readonly string[]): Promise<readonly KnownHost[]> {
  const texts = await Promise.all(files.map(async (file) => parseKnownHosts(await readText(file), file)));
  return texts.flat();
}

/** Why a host's key was let pass. */
export type Vouched =
  | { readonly kind: 'known'; readonly entry: KnownHost }
  | { readonly kind: 'recorded'; readonly file: string };

/**
 * Resolves when the host may be talked to; a new host is recorded first, where the settings allow it.
 * Throws HOST_KEY_CHANGED, HOST_KEY_REVOKED, HOST_KEY_UNSUPPORTED for a certificate, or HOST_KEY_UNKNOWN for a key nobody vouches for.
 */
export async function checkHostKey(target: Target, key: Buffer): Promise<Vouched> {
  const { hostKeys, recordIn, minRsaBits } = target.trust;
  const bits = rsaBits(key);
  if (bits !== undefined && bits < minRsaBits) {
    const why = `an RSA key of ${bits} bits, and RequiredRSASize asks for ${minRsaBits}`;
    throw new TaiError('HOST_KEY_UNSUPPORTED', `${describeTarget(target)} has ${why}`);
  }
  const verdict = await judge(target, key);
  if (verdict.kind === 'known') return verdict;
  if (verdict.kind !== 'new' || hostKeys === 'strict') throw refusal(verdict, target, key);

  if (recordIn === undefined) throw unvouched(target, key, 'there is no known_hosts file to record it in');
  await recordHostKey(target, key, recordIn);
  return { kind: 'recorded', file: recordIn };
}

/** Judged again under the lock: another process may have recorded a key for this name since. */
async function recordHostKey(target: Target, key: Buffer, file: string): Promise<void> {
  try {
    await appendUnderLock(file, async () => {
      const verdict = await judge(target, key);
      if (verdict.kind === 'known') return undefined;
      if (verdict.kind !== 'new') throw refusal(verdict, target, key);
      const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
      const name = knownHostName(target.trust.name, target.trust.port);
      return `${target.trust.hashNames ? hashedName(name) : name} ${type} ${key.toString('base64')}\n`;
    });
  } catch (error) {
    if (error instanceof TaiError) throw error;
    throw unvouched(target, key, `it could not be recorded in ${file}`, error);
  }
}

async function judge({ trust }: Target, key: Buffer): Promise<Verdict> {
  return judgeHostKey(await readKnownHosts(trust.files), trust.name, trust.port, key);
}

function refusal(verdict: Exclude<Verdict, { kind: 'known' }>, target: Target, key: Buffer): TaiError {
  const host = describeTarget(target);
  switch (verdict.kind) {
    case 'changed':
      return new TaiError('HOST_KEY_CHANGED', describeChange(verdict.entry, target, key));
    case 'revoked':
      return new TaiError(
        'HOST_KEY_REVOKED',
        `${host} showed a revoked key, ${fingerprint(key)} (${place(verdict.entry)}): whoever answers may hold a stolen key. ` +
          'Nothing was sent. Give the host a new key before it is used again.',
      );
    case 'certified':
      return new TaiError(
        'HOST_KEY_UNSUPPORTED',
        `${host} proves itself by certificate (${place(verdict.entry)}), which tai can not check. ` +
          `Verify ${fingerprint(key)} and add it to known_hosts as a plain line.`,
      );
    case 'new':
      return unvouched(target, key, 'only known hosts are allowed');
    default:
      return verdict satisfies never;
  }
}

function describeChange(entry: KnownHost, target: Target, key: Buffer): string {
  const name = knownHostName(target.trust.name, target.trust.port);
  return [
    `The key of ${describeTarget(target)} has changed: possible interception (man-in-the-middle).`,
    `Known: ${fingerprint(entry.key)} (${place(entry)}). Shown now: ${fingerprint(key)}.`,
    'No login was tried. If the host was reinstalled, compare the fingerprint on its console,',
    `then run: ssh-keygen -R '${name}' -f ${entry.file}`,
  ].join(' ');
}

function unvouched(target: Target, key: Buffer, reason: string, cause?: unknown): TaiError {
  const message = `the key of ${describeTarget(target)} is not known, ${fingerprint(key)}, and ${reason}`;
  return new TaiError('HOST_KEY_UNKNOWN', message, cause);
}

function place({ file, line }: KnownHost): string {
  return `${file}:${line}`;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return '';
    throw new TaiError('HOST_KEY_UNKNOWN', `${file} can not be read, so no host key can be checked`, cause);
  }
}
