import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadIdentity } from '../../../integrations/ssh/identity.ts';
import { findProgram } from '../../support/requires.ts';
import { makeKey } from '../../support/sshd.ts';

const AGENT = findProgram(['ssh-agent']) ?? '';
const ADD = findProgram(['ssh-add']) ?? '';

describe.runIf(findProgram(['ssh-keygen']))('loadIdentity', () => {
  let folder: string;
  let plain: string;
  let encrypted: string;
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-identity-'));
    plain = file('plain');
    encrypted = file('encrypted');
    await makeKey('ed25519', plain);
    await makeKey('ed25519', encrypted, 'secret words');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('takes the first key that is there', async () => {
    const identity = await loadIdentity([file('none'), plain], undefined);

    expect(identity).toMatchObject({ type: 'publickey', key: { type: 'ssh-ed25519' } });
  });

  it.each(['ed25519', 'rsa', 'ecdsa'] as const)('reads %s keys', async (type) => {
    await makeKey(type, file(type));

    const identity = await loadIdentity([file(type)], undefined);

    expect(identity.type).toBe('publickey');
  });

  it('says of each file why it can not be used', async () => {
    await makeKey('ed25519', file('open'));
    await chmod(file('open'), 0o644);
    await writeFile(file('noise'), 'not a key', { mode: 0o600 });
    const files = [file('none'), file('open'), file('noise'), `${plain}.pub`, encrypted, folder];
    await chmod(`${plain}.pub`, 0o600);
    await chmod(folder, 0o700);

    const loading = loadIdentity(files, undefined);

    await expect(loading).rejects.toMatchObject({ code: 'SSH_KEY_UNUSABLE' });
    await expect(loading).rejects.toThrow(
      /none does not exist; .*open may be read by others \(mode 644\): chmod 600 it/,
    );
    await expect(loading).rejects.toThrow(/noise is no key .*plain\.pub is a public key/);
    await expect(loading).rejects.toThrow(/encrypted is protected by a passphrase and there is no agent/);
    await expect(loading).rejects.toThrow(/can not be read \(EISDIR\)/);
  });

  it('says that no key is configured', async () => {
    await expect(loadIdentity([], undefined)).rejects.toThrow('none is configured');
  });

  it('treats an agent that does not answer as one without the key', async () => {
    await expect(loadIdentity([encrypted], file('no-agent'))).rejects.toThrow(
      'the agent does not hold it: run ssh-add',
    );
  });

  describe.runIf(AGENT && ADD)('with an agent', () => {
    let agent: ChildProcess;
    let socket: string;

    beforeAll(async () => {
      socket = file('agent');
      agent = spawn(AGENT, ['-D', '-a', socket], { stdio: 'ignore' });
      while (!(await stat(socket).catch(() => undefined))) await delay(10);
      await writeFile(file('ask'), '#!/bin/sh\necho secret words\n', { mode: 0o700 });
    });
    afterAll(() => agent.kill());

    it('uses the encrypted key when the agent holds it', async () => {
      await expect(loadIdentity([encrypted], socket)).rejects.toThrow('run ssh-add');
      await addToAgent(encrypted);
      await unlink(`${encrypted}.pub`);

      const identity = await loadIdentity([encrypted], socket);

      expect(identity.type).toBe('agent');
    });

    it('uses a .pub file, and a private key that is not there but for its .pub, when the agent holds it', async () => {
      await makeKey('ed25519', file('away'));
      await addToAgent(file('away'));
      await unlink(file('away'));

      const identities = await Promise.all([file('away.pub'), file('away')].map((one) => loadIdentity([one], socket)));

      expect(identities.map(({ type }) => type)).toEqual(['agent', 'agent']);
      await expect(loadIdentity([file('away.pub')], undefined)).rejects.toThrow(
        'is a public key and there is no agent',
      );
    });

    it("offers the agent's own key when no file can be used, unless the keys are limited to the files", async () => {
      const identity = await loadIdentity([file('none')], socket, undefined, false);

      expect(identity.type).toBe('agent');
      await expect(loadIdentity([file('none')], socket, undefined, true)).rejects.toThrow('none does not exist');
    });

    async function addToAgent(key: string): Promise<void> {
      const environment = {
        ...process.env,
        SSH_AUTH_SOCK: socket,
        SSH_ASKPASS: file('ask'),
        SSH_ASKPASS_REQUIRE: 'force',
      };
      const adding = spawn(ADD, ['-q', key], { env: environment, stdio: 'ignore' });
      await new Promise((resolve) => adding.once('close', resolve));
    }
  });
});
