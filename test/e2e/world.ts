import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import { type RunningProcess, startProcess } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { makeSickHost } from '../support/sick-host.ts';
import { type SlackStandIn, openSlackStandIn, TOKENS } from '../support/slack-stand-in.ts';
import { requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { startVllm, type VllmOptions, type VllmStandIn } from '../support/vllm-stand-in.ts';

export const HOST = 'web-03.prod.example.com';
export const SECRETS = { webhook: 'webhook secret', automation: 'automation secret', signing: 'signing secret' };

/** The built program, as an installed one would be started. */
export const MAIN = new URL('../../dist/src/main.js', import.meta.url).pathname;

/** What a world starts: with `TAI_BINARY` the single executable in its place. */
const BINARY = process.env['TAI_BINARY'];
const [TAI, BEFORE] = BINARY === undefined ? [process.execPath, [MAIN]] : [BINARY, []];

export interface World {
  readonly jira: JiraStandIn;
  readonly slack: SlackStandIn;
  readonly vllm: VllmStandIn;
  readonly sshd: SshServer;
  readonly redis: TestRedis;
  readonly folder: string;
  /** Runs `tai` with the world's configuration and, laid over it, these variables. */
  tai(words: readonly string[], environment?: Readonly<Record<string, string>>): RunningProcess;
  /** Starts a service and waits until it listens; answers with its address. */
  serve(command: 'start' | 'serve', environment?: Readonly<Record<string, string>>): Promise<Service>;
}

export interface Service {
  readonly process: RunningProcess;
  readonly url: string;
}

export interface WorldOptions {
  readonly slackMode?: 'http' | 'socket';
  readonly vllm?: VllmOptions;
  /** How long the host's programs take. */
  readonly slowSeconds?: number;
}

/** A real sshd where there is one; else an SSH server in the test's own process, which runs the same programs. */
export const startHost = requires('sshd', 'whole runs over a real sshd') ? startSshd : startSshServer;

/** Redis, an SSH server in front of a host whose /var is full, and servers that play Jira, Slack and vLLM. Ends with the test. */
export async function openWorld({
  slackMode = 'http',
  vllm: model = {},
  slowSeconds = 0,
}: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-e2e-'));
  const path = await makeSickHost(folder, slowSeconds);
  const [redis, sshd, jira, slack, vllm] = await Promise.all([
    startRedis(),
    startHost({ environment: { PATH: path } }),
    startJira(),
    openSlackStandIn(),
    startVllm(model),
  ]);
  onTestFinished(async () => {
    await Promise.all([redis, sshd, jira, slack, vllm].map((part) => part.close()));
    await rm(folder, { recursive: true, force: true });
  });

  const identityFile = join(folder, 'id');
  await copyFile(sshd.identityFile, identityFile);
  const config = {
    server: { port: 0 },
    hosts: { allow: ['*.prod.example.com'] },
    ssh: {
      ignoreSshConfig: true,
      user: sshd.user,
      identityFiles: [identityFile],
      knownHostsFiles: [join(folder, 'known_hosts')],
      hosts: { [HOST]: { address: '127.0.0.1', port: sshd.port } },
    },
    jira: {
      baseUrl: jira.url,
      email: JIRA_EMAIL,
      token: JIRA_TOKEN,
      webhookSecret: SECRETS.webhook,
      automationSecret: SECRETS.automation,
    },
    slack: {
      mode: slackMode,
      botToken: TOKENS.bot,
      appToken: TOKENS.app,
      signingSecret: SECRETS.signing,
      apiUrl: slack.apiUrl,
    },
    vllm: { baseUrl: vllm.baseUrl },
  };
  const file = join(folder, 'tai.yaml');
  await writeFile(file, stringify(config));

  const base = { PATH: process.env['PATH'], HOME: folder, TAI_CONFIG: file, REDIS_URL: redis.url };
  const tai: World['tai'] = (words, environment = {}) =>
    startProcess(TAI, [...BEFORE, ...words], { env: { ...base, ...environment }, cwd: folder });
  const serve: World['serve'] = async (command, environment) => {
    const service = tai([command], environment);
    const { url } = JSON.parse(await service.line(/"tai is ready"/));
    return { process: service, url };
  };
  return { jira, slack, vllm, sshd, redis, folder, tai, serve };
}

const Runs = z.object({
  runs: z.array(z.object({ id: z.string(), state: z.string(), outcome: z.string().optional() })),
});

/** The service's runs, newest first. */
export async function runsAt(url: string): Promise<z.infer<typeof Runs>['runs']> {
  return Runs.parse(await (await fetch(`${url}/api/runs`)).json()).runs;
}

export async function statesAt(url: string): Promise<string[]> {
  return (await runsAt(url)).map(({ state }) => state);
}

/** A model that blames the full filesystem, citing the line that it was shown. */
export const blamesDisk: NonNullable<VllmOptions['answer']> = ({ messages }) => {
  const [line = '', id = ''] = /(E\d+\.\d+)[^\n]*100% \/var/.exec(messages[1].content) ?? [];
  const quote = line.slice(line.indexOf('/dev/vda3'));
  return {
    causes: [
      {
        class: 'disk_full',
        statement: 'The /var filesystem is 100% full.',
        citations: [{ line: id, quote }],
        confidence: 'high',
      },
    ],
    ruledOut: [],
    steps: [{ text: 'Look at what fills /var.', risk: 'read-only' }],
    healthy: false,
  };
};
