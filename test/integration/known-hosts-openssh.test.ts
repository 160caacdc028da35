import { execFile, execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKnownHosts } from '../../integrations/ssh/host-key.ts';
import { loadKeys } from '../../integrations/ssh/identity.ts';
import type { SshSettings } from '../../integrations/ssh/index.ts';
import { login } from '../../integrations/ssh/login.ts';
import { resolveTarget } from '../../integrations/ssh/resolve-target.ts';
import { TaiError } from '../../src/domain/errors.ts';
import { type InetdSshd, makeInetdSshd } from '../support/inetd-sshd.ts';
import { findProgram, requires } from '../support/requires.ts';
import { makeKey } from '../support/sshd.ts';
import { type Keys, type KnownHostsSample, type Said, samples } from './known-hosts.samples.ts';

const isHere = requires('sshd', 'known_hosts compared with ssh') && requires('ssh', 'known_hosts compared with ssh');
const SSH = findProgram(['ssh']) ?? '';
const KEYGEN = findProgram(['ssh-keygen']) ?? '';
const CODES: Readonly<Record<string, Said>> = {
  HOST_KEY_CHANGED: 'changed',
  HOST_KEY_REVOKED: 'revoked',
  HOST_KEY_UNKNOWN: 'unknown',
  HOST_KEY_UNSUPPORTED: 'certificate',
};
/** Its own words, in sshconnect.c; the last stands below the first two as well. */
const WORDS: readonly (readonly [RegExp, Said])[] = [
  [/REVOKED HOST KEY DETECTED/, 'revoked'],
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, 'changed'],
  [/host key is known for .* and you have requested strict checking/, 'unknown'],
];

describe.runIf(isHere)('a verdict over a host key', () => {
  let plain: InetdSshd;
  let certified: InetdSshd;
  let keys: Keys;
  beforeAll(async () => {
    plain = await makeInetdSshd();
    certified = await makeInetdSshd((folder) => [`HostCertificate ${folder}/host_ed25519-cert.pub`]);
    keys = await makeKeys(plain);
    for (const name of ['host_ed25519', 'host_ed25519.pub', 'id', 'id.pub', 'authorized_keys']) {
      await writeFile(join(certified.folder, name), await readFile(join(plain.folder, name)), { mode: 0o600 });
    }
    const hostKey = join(certified.folder, 'host_ed25519.pub');
    execFileSync(KEYGEN, ['-q', '-s', join(plain.folder, 'authority'), '-I', 'web', '-h', '-n', 'web-01', hostKey]);
  });
  afterAll(async () => {
    await plain.close();
    await certified.close();
  });

  it('is compared over a table of some size', () => {
    expect(samples.length).toBeGreaterThan(60);
    expect(new Set(samples.map(({ about }) => about)).size).toBe(samples.length);
  });

  it.each(samples)('is that of ssh where known_hosts has $about', async (sample) => {
    const host = sample.certified === true ? certified : plain;
    const files = await writeFiles(sample);

    const [bySsh, byTai] = await Promise.all([askSsh(sample, host, files), askTai(sample, host, files)]);

    expect({ bySsh, byTai }).toEqual({ bySsh: sample.ssh, byTai: sample.tai?.says ?? sample.ssh });
  });

  interface Files {
    readonly user: readonly string[];
    readonly global: string;
  }

  async function writeFiles({ user, global }: KnownHostsSample): Promise<Files> {
    const userFiles = user(keys).map((lines, index) => writeLines(join(plain.folder, `known_hosts_${index}`), lines));
    return {
      user: await Promise.all(userFiles),
      global: await writeLines(join(plain.folder, 'known_hosts_global'), global?.(keys) ?? []),
    };
  }
});

async function writeLines(file: string, lines: readonly string[]): Promise<string> {
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

async function makeKeys({ folder, hostKeyFiles }: InetdSshd): Promise<Keys> {
  const make = async (type: 'ed25519' | 'rsa' | 'ecdsa', name: string): Promise<string> => {
    await makeKey(type, join(folder, name));
    return await readKey(join(folder, name));
  };
  const [ed25519, rsa] = await Promise.all([readKey(hostKeyFiles.ed25519), readKey(hostKeyFiles.rsa)]);
  const [otherEd25519, otherRsa, otherEcdsa, authority] = await Promise.all([
    make('ed25519', 'other_ed25519'),
    make('rsa', 'other_rsa'),
    make('ecdsa', 'other_ecdsa'),
    make('ed25519', 'authority'),
  ]);
  return { ed25519, rsa, otherEd25519, otherRsa, otherEcdsa, authority };
}

/** Without its comment. */
async function readKey(file: string): Promise<string> {
  return (await readFile(`${file}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
}

interface Asked {
  readonly user: readonly string[];
  readonly global: string;
}

async function askSsh(sample: KnownHostsSample, host: InetdSshd, files: Asked): Promise<string> {
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${files.user.join(' ')}`,
    `GlobalKnownHostsFile=${files.global}`,
    `ProxyCommand=${host.argv.join(' ')}`,
    ...(sample.alias === undefined ? [] : [`HostKeyAlias=${sample.alias}`]),
  ].flatMap((option) => ['-o', option]);
  const to = ['-p', String(sample.port ?? 22), '-l', host.user, '-i', host.identityFile, '--', sample.name ?? 'web-01'];
  return await new Promise((resolve) => {
    execFile(SSH, ['-F', 'none', ...options, ...to, 'true'], (error, _stdout, stderr) =>
      resolve(error === null ? 'in' : (WORDS.find(([words]) => words.test(stderr))?.[1] ?? stderr)),
    ).stdin?.end();
  });
}

/** All of tai's own way but the socket: what is configured, what known_hosts has, the exchange of keys, the login. */
async function askTai(sample: KnownHostsSample, host: InetdSshd, files: Asked): Promise<string> {
  const config = join(host.folder, 'ssh_config');
  const words = [`UserKnownHostsFile ${files.user.join(' ')}`, `GlobalKnownHostsFile ${files.global}`];
  await writeFile(
    config,
    [...words, ...(sample.alias === undefined ? [] : [`HostKeyAlias ${sample.alias}`]), ''].join('\n'),
  );
  const settings: SshSettings = {
    user: host.user,
    port: sample.port ?? 22,
    identityFiles: [host.identityFile],
    hostKeys: 'strict',
    hosts: {},
    sshConfigFiles: [config],
  };
  const target = await resolveTarget(settings, sample.name ?? 'web-01');
  const offered = await loadKeys(target.identityFiles, undefined);
  const child = host.start();
  const gone = new Promise((resolve) => child.once('close', resolve));
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  stream.on('error', () => undefined);
  try {
    const credentials = { offered, knownHosts: await readKnownHosts(target.trust.files) };
    const connection = await login(stream, target, credentials, AbortSignal.timeout(15_000));
    if (connection !== 'turned away') await connection.close();
    return connection === 'turned away' ? connection : 'in';
  } catch (error) {
    return error instanceof TaiError ? (CODES[error.code] ?? error.message) : String(error);
  } finally {
    child.kill();
    await gone;
  }
}
