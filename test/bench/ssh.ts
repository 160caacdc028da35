import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Argv } from '../../src/domain/ports.ts';
import { findProgram } from '../support/requires.ts';
import { startSshd } from '../support/sshd.ts';
import { cpuOf, mean, median } from './measure.ts';
import { interleave, ratioTo } from './rounds.ts';
import { type Way, waysTo } from './ssh-ways.ts';
import { printTable, say } from './table.ts';

interface Round {
  readonly wallMs: number;
  readonly clientMs: number;
  readonly serverMs: number;
}

const ROUNDS = { whole: 20, quick: 5 };
/** How long sshd may take to notice that a client has gone, so that its time is counted. */
const SETTLE_MS = 60;
const LOG_LINES = 5_000;

/** One host, fifteen quick commands, a cold connection. */
export async function benchSsh(quick: boolean): Promise<void> {
  if (['sshd', 'ssh'].some((name) => findProgram([name]) === undefined))
    return say('ssh: left out, it needs sshd and ssh');
  const server = await startSshd({ config: ['MaxStartups 100'] });
  try {
    const log = join(server.folder, 'app.log');
    await writeFile(log, 'Nov 20 02:14:07 web-03 app[123]: GET /checkout 502 in 31 ms\n'.repeat(LOG_LINES));
    const commands = commandsReading(log);
    const sshd = Number(await readFile(join(server.folder, 'pid'), 'utf8'));
    const ways = await waysTo(server);
    // Not counted: the first time records the host's key and warms up what is long-lived in a worker.
    for (const way of ways) await way.run(commands);
    const rounds = await interleave(ways, quick ? ROUNDS.quick : ROUNDS.whole, (way) => measure(way, commands, sshd));
    print(ways, rounds, commands.length);
  } finally {
    await server.close();
  }
}

/** What a first look reads; all of it is there on any Linux. */
function commandsReading(log: string): readonly Argv[] {
  const files = ['/etc/os-release', '/proc/uptime', '/proc/loadavg', '/proc/meminfo', '/proc/mounts', '/proc/stat'];
  return [
    ['uname', '-a'],
    ['df', '-kP'],
    ['df', '-iP'],
    ['ps', '-eo', 'pid,ppid,rss,comm'],
    ['cat', '/proc/net/tcp'],
    ['cat', '/proc/net/route'],
    ['cat', '/proc/version'],
    ['ls', '-l', '/etc'],
    ...files.map((file): Argv => ['cat', file]),
    ['tail', '-n', String(LOG_LINES), log],
  ];
}

async function measure(way: Way, commands: readonly Argv[], sshd: number): Promise<Round> {
  const serverBefore = cpuOf(sshd);
  const childrenBefore = cpuOf('self').childrenMs;
  const ownBefore = process.cpuUsage();
  const startedAt = performance.now();

  const printed = await way.run(commands);

  const wallMs = performance.now() - startedAt;
  const own = process.cpuUsage(ownBefore);
  const clientMs = (own.user + own.system) / 1_000 + cpuOf('self').childrenMs - childrenBefore;
  if (printed < LOG_LINES * 50) throw new Error(`${way.name} brought back ${printed} characters only`);
  await delay(SETTLE_MS);
  const server = cpuOf(sshd);
  const serverMs = server.ownMs + server.childrenMs - serverBefore.ownMs - serverBefore.childrenMs;
  return { wallMs, clientMs, serverMs };
}

function print(ways: readonly Way[], rounds: readonly (readonly Round[])[], count: number): void {
  const of = (index: number, key: keyof Round): number[] => (rounds[index] ?? []).map((round) => round[key]);
  printTable(
    `One host, ${count} commands, cold connection; ${rounds[0]?.length ?? 0} rounds`,
    ['way', 'wall ms', 'x floor', 'client CPU ms', 'sshd CPU ms'],
    ways.map(({ name }, index) => [
      name,
      median(of(index, 'wallMs')),
      ratioTo(of(0, 'wallMs'), of(index, 'wallMs')),
      mean(of(index, 'clientMs')),
      mean(of(index, 'serverMs')),
    ]),
  );
}
