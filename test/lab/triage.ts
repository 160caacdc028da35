import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Run } from '../../src/domain/run.ts';
import type { Fault } from './fault.ts';
import { LAB_HOST } from './fault.ts';
import { MAIN } from './gate.ts';
import { type Ended, runCommand } from './run-command.ts';

export interface Access {
  readonly sshPort: number;
  /** tai's private key. */
  readonly identityFile: string;
  readonly hostKeys: readonly string[];
}

/** What the page shows of a run as well. */
export type SeenRun = Omit<Run, 'request' | 'report' | 'ticket'>;

export interface Triage {
  readonly run: SeenRun;
  /** What a reader of the ticket gets to read. */
  readonly answer: string;
  /** From the start of the program to its end. */
  readonly tookMs: number;
}

const LIMIT_MS = 300_000;

/** `tai.yaml` for the machine, in a home of its own: nothing of this machine's SSH set-up counts. */
export async function makeHome({ sshPort, identityFile, hostKeys }: Access, more: object = {}): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tai-lab-home-'));
  const known = join(home, 'known_hosts');
  // Once by the name and once by the address: which of the two is looked up is ssh's affair.
  const names = `[${LAB_HOST}]:${sshPort},[127.0.0.1]:${sshPort}`;
  await writeFile(known, hostKeys.map((key) => `${names} ${key}\n`).join(''));
  const config = {
    // In emulation a whole look takes longer than the minute that is plenty elsewhere.
    hosts: { allow: ['*.lab.example'], timeoutSeconds: 240 },
    ssh: {
      ignoreSshConfig: true,
      user: 'tai',
      identityFiles: [identityFile],
      knownHostsFiles: [known],
      hostKeys: 'strict',
      sudo: true,
      hosts: { [LAB_HOST]: { address: '127.0.0.1', port: sshPort } },
    },
    ...more,
  };
  await writeFile(join(home, 'tai.yaml'), stringify(config));
  return home;
}

/** The built `tai diagnose`, without a model. Throws when it printed no run. */
export async function triage(fault: Pick<Fault, 'title' | 'text' | 'hosts'>, access: Access): Promise<Triage> {
  const home = await makeHome(access);
  try {
    const hosts = fault.hosts.flatMap((host) => ['--host', host]);
    const startedAt = Date.now();
    const { stdout, stderr, code } = await runCommand(
      [process.execPath, MAIN, 'diagnose', ...hosts, '--no-model', '--json', '-'],
      {
        input: `${fault.title}\n\n${fault.text}\n`,
        cwd: home,
        environment: { PATH: process.env['PATH'], HOME: home, TAI_CONFIG: join(home, 'tai.yaml') },
        timeoutMs: LIMIT_MS,
      },
    );
    const tookMs = Date.now() - startedAt;
    if (stdout === '') throw new Error(`tai ended with ${code} and printed no run:\n${stderr.trim()}`);
    const run = Run.parse(JSON.parse(stdout));
    return { run, answer: answerText(run), tookMs };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function answerText({ report }: Run): string {
  if (!report) return '';
  const causes = report.causes.flatMap(({ statement, proof }) => [statement, ...proof.map(({ text }) => text)]);
  return [report.headline, ...causes].join('\n');
}

/** A login of the same kind that asks for `id` alone, by the system's ssh. */
export async function logInAlone({ sshPort, identityFile }: Access): Promise<Ended> {
  const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR', 'BatchMode=yes'];
  const words = options.flatMap((option) => ['-o', option]);
  return runCommand(['ssh', '-F', 'none', '-i', identityFile, '-p', String(sshPort), ...words, 'tai@127.0.0.1', 'id'], {
    timeoutMs: 60_000,
  });
}
