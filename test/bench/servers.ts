import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TOKENS } from '../support/slack-stand-in.ts';
import { built } from './built.ts';
import { SECRET, type Signed, signJira, signSlack } from './deliveries.ts';

export interface Contender {
  readonly name: string;
  readonly pid: number;
  /** Where deliveries are posted. */
  readonly url: string;
  readonly sign: (id: string) => Signed;
  close(): Promise<void>;
}

interface Start {
  readonly name: string;
  readonly path: string;
  readonly sign: (id: string) => Signed;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const START_MS = 20_000;
const STOP_MS = 5_000;

/** The bare server first: the others are compared with it. Their output goes to files, as under a service manager. */
export async function startContenders(
  socket: string,
  folder: string,
  slackApiUrl: string,
): Promise<readonly Contender[]> {
  const script = (file: string): string[] => ['--import', 'tsx', here(file), socket];
  const starts: Start[] = [
    { name: 'bare node:http', path: '/', sign: signJira, words: script('bare-server.ts'), environment: {} },
    {
      name: 'tai serve',
      path: '/webhooks/jira',
      sign: signJira,
      words: [fileURLToPath(built('src/main.js')), 'serve'],
      environment: {
        REDIS_URL: `unix://${socket}`,
        TAI_SERVER_PORT: '0',
        // Nobody listens there: intake asks Jira once who we are, and needs no answer.
        TAI_JIRA_BASE_URL: 'http://127.0.0.1:9',
        TAI_JIRA_TOKEN: 'unused',
        TAI_JIRA_WEBHOOK_SECRET: SECRET,
      },
    },
    {
      name: 'tai serve, Slack',
      path: '/webhooks/slack',
      sign: signSlack,
      words: [fileURLToPath(built('src/main.js')), 'serve'],
      environment: {
        REDIS_URL: `unix://${socket}`,
        TAI_SERVER_PORT: '0',
        TAI_SLACK_MODE: 'http',
        TAI_SLACK_BOT_TOKEN: TOKENS.bot,
        TAI_SLACK_SIGNING_SECRET: SECRET,
        TAI_SLACK_API_URL: slackApiUrl,
        // Counted for each delivery, and never used up.
        TAI_SLACK_RUNS_PER_USER_HOUR: '1000000',
        TAI_SLACK_RUNS_PER_CHANNEL_HOUR: '1000000',
      },
    },
    {
      name: 'Bolt HTTPReceiver',
      path: '/slack/events',
      sign: signSlack,
      words: script('bolt-server.ts'),
      environment: {},
    },
  ];
  const started: Contender[] = [];
  try {
    for (const start of starts) started.push(await startOne(start, folder));
    return started;
  } catch (error) {
    await Promise.all(started.map((server) => server.close()));
    throw error;
  }
}

async function startOne({ name, path, sign, words, environment }: Start, folder: string): Promise<Contender> {
  const file = join(folder, `${name.replaceAll(/\W/g, '-')}.log`);
  const output = await open(file, 'w');
  const env = { PATH: process.env['PATH'], HOME: folder, ...environment };
  const child = spawn(process.execPath, words, { cwd: here('../..'), env, stdio: ['ignore', output.fd, output.fd] });
  await output.close();
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;

  const close = async (): Promise<void> => {
    process.off('exit', end);
    if (isOver()) return;
    child.kill('SIGTERM');
    await Promise.race([ended, delay(STOP_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await ended;
  };
  for (const deadline = performance.now() + START_MS; performance.now() < deadline && !isOver(); await delay(20)) {
    const [, url] = /"url":"(http:[^"]+)"/.exec(await readFile(file, 'utf8')) ?? [];
    if (url !== undefined) return { name, pid: child.pid ?? 0, url: `${url}${path}`, sign, close };
  }
  await close();
  throw new Error(`${name} did not start: ${await readFile(file, 'utf8')}`);
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
