import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKeys, surveyKeys } from '../../../integrations/ssh/identity.ts';
import { findProgram } from '../../support/requires.ts';
import { makeKey } from '../../support/sshd.ts';

const AGENT = findProgram(['ssh-agent']) ?? '';
const ADD = findProgram(['ssh-add']) ?? '';

describe.runIf(findProgram(['ssh-keygen']))('loadKeys', () => {
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

  it('takes the keys that are there in their order, each once', async () => {
    await makeKey('ecdsa', file('second'));

    const keys = await loadKeys([file('none'), file('second'), plain, file('second')], undefined);

    expect(keys.map((key) => key.file)).toEqual([file('second'), plain]);
    expect(keys[1]?.identity).toMatchObject({ type: 'publickey', key: { type: 'ssh-ed25519' } });
  });

  it.each(['ed25519', 'rsa', 'ecdsa'] as const)('reads %s keys', async (type) => {
    await makeKey(type, file(type));

    const keys = await loadKeys([file(type)], undefined);

    expect(keys[0]?.identity.type).toBe('publickey');
  });

  it('says of each file why it can not be used', async () => {
    await makeKey('ed25519', file('open'));
    await chmod(file('open'), 0o644);
    await writeFile(file('noise'), 'not a key', { mode: 0o600 });
    const files = [file('none'), file('open'), file('noise'), `${plain}.pub`, encrypted, folder];
    await chmod(`${plain}.pub`, 0o600);
    await chmod(folder, 0o700);

    const loading = loadKeys(files, undefined);

    await expect(loading).rejects.toMatchObject({ code: 'SSH_KEY_UNUSABLE' });
    await expect(loading).rejects.toThrow(
      /none does not exist; .*open may be read by others \(mode 644\): chmod 600 it/,
    );
    await expect(loading).rejects.toThrow(/noise is no key .*plain\.pub is a public key/);
    await expect(loading).rejects.toThrow(/encrypted is protected by a passphrase and there is no agent/);
    await expect(loading).rejects.toThrow(/can not be read \(EISDIR\)/);
  });

  it('takes four of more keys, and says that those after are not offered', async () => {
    const files = ['1', '2', '3', '4', '5'].map(file);
    for (const one of files) await makeKey('ed25519', one);

    const { offered, passed } = await surveyKeys(files, undefined, () => undefined, true);

    expect(offered.map((key) => key.file)).toEqual(files.slice(0, 4));
    expect(passed).toEqual([{ file: files[4], reason: 'comes after the 4 keys that are offered' }]);
  });

  it('says that no key is configured', async () => {
    await expect(loadKeys([], undefined)).rejects.toThrow('none is configured');
  });

  it('treats an agent that does not answer as one without the key', async () => {
    await expect(loadKeys([encrypted], file('no-agent'))).rejects.toThrow('the agent does not hold it: run ssh-add');
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
      await expect(loadKeys([encrypted], socket)).rejects.toThrow('run ssh-add');
      await addToAgent(encrypted);
      await unlink(`${encrypted}.pub`);

      const keys = await loadKeys([encrypted], socket);

      expect(keys[0]?.identity.type).toBe('agent');
    });

    it('uses a .pub file, and a private key that is not there but for its .pub, when the agent holds it', async () => {
      await makeKey('ed25519', file('away'));
      await addToAgent(file('away'));
      await unlink(file('away'));

      const keys = await Promise.all([file('away.pub'), file('away')].map((one) => loadKeys([one], socket)));

      expect(keys.flat().map(({ identity }) => identity.type)).toEqual(['agent', 'agent']);
      await expect(loadKeys([file('away.pub')], undefined)).rejects.toThrow('is a public key and there is no agent');
    });

    it("offers the agent's first key that no file names after the files, unless the keys are limited to the files", async () => {
      const keys = await loadKeys([file('none')], socket, undefined, false);

      expect(keys[0]?.identity.type).toBe('agent');
      const after = await loadKeys([plain, encrypted], socket, undefined, false);
      expect(after.map((key) => key.file)).toEqual([plain, encrypted, undefined]);
      await expect(loadKeys([file('none')], socket, undefined, true)).rejects.toThrow('none does not exist');
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
