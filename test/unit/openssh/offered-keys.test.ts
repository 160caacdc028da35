import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOfferedKeys } from '../../../integrations/openssh/offered-keys.ts';
import { makeKey } from '../../support/sshd.ts';

describe('describeOfferedKeys', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-keys-'));
    await Promise.all([
      makeKey('ed25519', at('one')),
      makeKey('ed25519', at('two')),
      makeKey('ecdsa', at('locked'), 'secret'),
    ]);
    await cp(at('one'), at('copy'));
    await cp(at('locked'), at('locked-copy'));
    await cp(at('one'), at('certified'));
    await writeFile(at('certified-cert.pub'), 'ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5 tai\n');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    ['a copy elsewhere without its .pub file', ['one'], ['copy']],
    ['a key with a passphrase and its copy', ['locked'], ['locked-copy']],
    ['a file that is not there', ['one', 'none'], ['one', 'nothing']],
  ])('is the same for %s', async (_what, some, others) => {
    expect(await describeOfferedKeys(some.map(at))).toBe(await describeOfferedKeys(others.map(at)));
  });

  it.each([
    ['another key', ['one'], ['two']],
    ['another order', ['one', 'two'], ['two', 'one']],
    ['a certificate beside the key', ['one'], ['certified']],
    ['no key', ['one'], ['none']],
  ])('is different for %s', async (_what, some, others) => {
    expect(await describeOfferedKeys(some.map(at))).not.toBe(await describeOfferedKeys(others.map(at)));
  });
});
