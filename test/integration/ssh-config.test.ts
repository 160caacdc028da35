import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAlgorithmList } from '../../integrations/ssh/algorithm-list.ts';
import { type HostConfig, readHere, resolveSshConfig } from '../../integrations/ssh/config/index.ts';
import { findProgram, requires } from '../support/requires.ts';
import { ALGORITHM_LISTS, CASES, REFUSED_BY_BOTH } from './ssh-config.samples.ts';

const SSH = findProgram(['ssh']) ?? '';
const run = promisify(execFile);
const here = readHere(process.env);

describe.runIf(requires('ssh', 'ssh_config against ssh -G'))('ssh_config, beside `ssh -G`', () => {
  let folder: string;
  let plain: Answer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tai-ssh-config-'));
    plain = await askSsh(await write('plain', ''), 'web');
    await write('included', 'Port 2201\nHost other\n  User never\nHost web\n  User included');
    await write('included-2', 'User second');
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, text.replaceAll('@FOLDER@', folder), { mode: 0o600 });
    return file;
  }

  it('has a table of at least 60 configurations', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map((one) => one.join('\0'))).size).toBe(CASES.length);
  });

  it.each(CASES)('resolves %j: %j alike', async (host, text) => {
    const file = await write('config', text);

    const ours = await askTai(file, host, plain);

    expect(ours).toEqual(await askSsh(file, host));
  });

  it.each(REFUSED_BY_BOTH)('refuses %j as ssh does', async (text) => {
    const file = await write('config', text);

    await expect(resolveSshConfig('web', {}, { files: [file], here })).rejects.toMatchObject({
      code: 'HOST_CONFIG_UNSUPPORTED',
      message: expect.stringContaining(`${file}:`),
    });
    await expect(askSsh(file, 'web')).rejects.toThrow('Command failed');
  });

  it.each(ALGORITHM_LISTS)('reads the list of algorithms %j alike', async (list) => {
    const file = await write('config', `HostKeyAlgorithms ${list}`);
    const { stdout } = await run(SSH, ['-Q', 'HostKeyAlgorithms']);

    const ours = applyAlgorithmList(list, await algorithmsOf(SSH, '/dev/null'), stdout.trim().split('\n'));

    expect(ours).toEqual(await algorithmsOf(SSH, file));
  });

  it('resolves generated configurations alike', async () => {
    let differing = 0;
    await fc.assert(
      fc.asyncProperty(configuration, fc.constantFrom(...NAMES), async (text, host) => {
        const file = await write('generated', text);

        const [ours, theirs] = await Promise.all([askTai(file, host, plain), askSsh(file, host)]);

        expect(ours).toEqual(theirs);
        if (JSON.stringify(theirs) !== JSON.stringify({ ...plain, hostname: host })) differing += 1;
      }),
      { numRuns: 250 },
    );
    expect(differing).toBeGreaterThan(120);
  }, 60_000);
});

/** What is compared, in the words of `ssh -G`. */
type Answer = Readonly<Record<string, string>>;

const COMPARED: ReadonlySet<string> = new Set(
  (
    'hostname user port proxyjump identityfile identitiesonly identityagent userknownhostsfile globalknownhostsfile ' +
    'stricthostkeychecking hostkeyalias connecttimeout serveraliveinterval serveralivecountmax hashknownhosts addressfamily'
  ).split(' '),
);

async function askSsh(file: string, host: string): Promise<Answer> {
  const { stdout } = await run(SSH, ['-G', '-F', file, '--', host]);
  const answer: Record<string, string> = {};
  for (const line of stdout.trim().split('\n')) {
    const [keyword = '', value = ''] = line.split(/ (.*)/);
    if (!COMPARED.has(keyword)) continue;
    const text = keyword === 'identityfile' ? value.replace(/^~\//, `${homedir()}/`) : value;
    answer[keyword] = answer[keyword] === undefined ? text : `${answer[keyword]}\n${text}`;
  }
  // Tai has one word for all that never asks and never passes a changed key.
  answer['stricthostkeychecking'] = STRICTNESS[answer['stricthostkeychecking'] ?? ''] ?? '';
  return answer;
}

const STRICTNESS: Readonly<Record<string, string>> = {
  true: 'strict',
  ask: 'strict',
  'accept-new': 'accept-new',
  false: 'accept-new',
};

/** Where the configuration is silent, what ssh has by default takes the place. */
async function askTai(file: string, host: string, silent: Answer): Promise<Answer> {
  const config = await resolveSshConfig(host, {}, { files: [file], here });
  const said: Record<string, string | undefined> = {
    hostname: config.hostName ?? host,
    user: config.user,
    port: config.port?.toString(),
    proxyjump: config.jump?.map(hopText).join(',') || undefined,
    identityfile: config.identityFiles?.join('\n'),
    identitiesonly: flagText(config.identitiesOnly),
    identityagent: agentText(config),
    userknownhostsfile: config.userKnownHostsFiles?.join(' '),
    globalknownhostsfile: config.globalKnownHostsFiles?.join(' '),
    stricthostkeychecking: config.hostKeys,
    hostkeyalias: config.hostKeyAlias,
    connecttimeout: seconds(config.connectTimeoutMs),
    serveraliveinterval: seconds(config.aliveIntervalMs),
    serveralivecountmax: config.aliveCountMax?.toString(),
    hashknownhosts: flagText(config.hashKnownHosts),
    addressfamily: { 0: 'any', 4: 'inet', 6: 'inet6' }[config.family],
  };
  const known = Object.entries(said).flatMap(([keyword, value]) => (value === undefined ? [] : [[keyword, value]]));
  return { ...silent, ...Object.fromEntries(known) };
}

/** As ssh shows a hop. */
function hopText({ name, user, port }: NonNullable<HostConfig['jump']>[number]): string {
  const host = name.includes(':') ? `[${name}]` : name;
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`;
}

function flagText(flag: boolean): string {
  return flag ? 'yes' : 'no';
}

function agentText({ agent }: HostConfig): string | undefined {
  if (agent.kind === 'socket') return agent.path;
  return agent.kind === 'none' ? 'none' : undefined;
}

function seconds(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : String(ms / 1_000);
}

async function algorithmsOf(program: string, file: string): Promise<string[]> {
  const { stdout } = await run(program, ['-G', '-F', file, '--', 'web']);
  return /^hostkeyalgorithms (.*)$/m.exec(stdout)?.[1]?.split(',') ?? [];
}

const NAMES = ['web', 'web-01', 'db.example.com', '10.0.0.7'] as const;
const name = fc.constantFrom('web', 'web-*', 'web-0?', '*', '*.example.com', 'db*', '10.0.0.*', 'other', '?eb', 'WEB');
const patterns = fc
  .array(fc.tuple(fc.boolean(), name), { minLength: 1, maxLength: 3 })
  .map((list) => list.map(([negated, text]) => (negated && list.length > 1 ? `!${text}` : text)));
const criterion = fc.oneof(
  fc.tuple(fc.constantFrom('host', 'originalhost'), patterns).map(([word, list]) => `${word} ${list.join(',')}`),
  fc.constantFrom('user root', 'user ops,tai', 'user *', '!user ops', '!host web', 'localuser *', 'final', '!final'),
);
const block = fc.oneof(
  patterns.map((list) => `Host ${list.join(' ')}`),
  fc.array(criterion, { minLength: 1, maxLength: 3 }).map((list) => `Match ${list.join(' ')}`),
  fc.constant('Match all'),
);
const value = fc.constantFrom(
  'HostName 192.0.2.7',
  'HostName %h.example.com',
  'hostname = Db.Example.com',
  'User ops',
  'User=tai',
  'Port 2222',
  'port "2200" # the other',
  'IdentityFile ~/.ssh/a',
  'IdentityFile "/keys/with blank"',
  'IdentitiesOnly yes',
  'ProxyJump bastion',
  'ProxyJump ops@a:2200,b',
  'ProxyJump none',
  'ProxyCommand none',
  'UserKnownHostsFile /kh/%h-%p-%r-%n',
  'UserKnownHostsFile /kh/1 ~/2',
  'GlobalKnownHostsFile /kh/global',
  'StrictHostKeyChecking yes',
  'StrictHostKeyChecking accept-new',
  'HostKeyAlias alias',
  'ConnectTimeout 5',
  'ServerAliveInterval 1m',
  'SendEnv LANG',
  '# a comment',
  '',
);
const configuration = fc
  .array(fc.oneof({ weight: 2, arbitrary: block }, { weight: 5, arbitrary: value }), { maxLength: 14 })
  .map((lines) => `${lines.join('\n')}\n`);
