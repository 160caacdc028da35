import { post } from '../support/post.ts';
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Run } from '../../src/domain/run.ts';
import { textOf } from '../e2e/text-of.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn, startJira } from '../support/jira-stand-in.ts';
import type { Fault } from './fault.ts';
import { MAIN } from './gate.ts';
import { type Access, makeHome, type Triage } from './triage.ts';

const SECRET = 'webhook secret of the lab';
const KEY = 'OPS-1';
const LIMIT_MS = 300_000;
const Ready = z.object({ url: z.string() });
const Runs = z.object({ runs: z.array(z.object({ id: z.string(), state: z.string() })) });
/** The page's own form of a run: its report is text there, and its request's parts stand at the top. */
const SeenRun = Run.omit({ request: true, report: true, ticket: true });

/** The whole way: a signed webhook to `tai start` with its own Redis, the queue, SSH, the one comment in a Jira stand-in. */
export async function triageByJira(fault: Fault, access: Access): Promise<Triage> {
  const jira = await startJira();
  const home = await makeHome(access, {
    server: { port: 0 },
    jira: { baseUrl: jira.url, email: JIRA_EMAIL, token: JIRA_TOKEN, webhookSecret: SECRET },
  });
  const service = spawn(process.execPath, [MAIN, 'start'], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      TAI_CONFIG: join(home, 'tai.yaml'),
      TAI_DATA_DIR: join(home, 'data'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => service.once('close', resolve));
  try {
    const url = await untilReady(service.stdout);
    jira.addIssue({ key: KEY, summary: fault.title, description: fault.text });
    return await answerOf(jira, url);
  } finally {
    service.kill('SIGTERM');
    await ended;
    await jira.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function untilReady(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    if (line.includes('"tai is ready"')) {
      stdout.resume();
      return Ready.parse(JSON.parse(line)).url;
    }
  }
  throw new Error('tai start ended before it was ready');
}

/** Delivered twice, as Jira does: there must be one run and one comment. */
async function answerOf(jira: JiraStandIn, url: string): Promise<Triage> {
  const startedAt = Date.now();
  const delivery = jira.signedIssueCreated(KEY, SECRET);
  for (const _ of [1, 2]) {
    const { status } = await post(`${url}/webhooks/jira`, delivery);
    if (status !== 200) throw new Error(`the webhook was answered with ${status}`);
  }
  const id = await untilDone(url);
  const run = SeenRun.parse(await (await fetch(`${url}/api/runs/${id}`)).json());
  const comments = jira.comments(KEY);
  if (comments.length !== 1) throw new Error(`${comments.length} comments were written instead of one`);
  return { run, answer: textOf(comments[0]?.body), tookMs: Date.now() - startedAt };
}

async function untilDone(url: string): Promise<string> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; ) {
    const { runs } = Runs.parse(await (await fetch(`${url}/api/runs`)).json());
    const [run] = runs;
    if (run?.state === 'failed') throw new Error('the run failed');
    if (run?.state === 'done') return run.id;
    await delay(500);
  }
  throw new Error(`no run was done within ${LIMIT_MS / 1000} s`);
}
