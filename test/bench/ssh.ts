import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Argv } from '../../src/domain/ports.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { findAsyncssh, startAsyncssh } from './asyncssh.ts';
import { type Helper, startHelper } from './helper.ts';
import { LEAST_PRINTED, prepareCommands } from './quick-commands.ts';
import { type ServerClock, startServerClock } from './server-clock.ts';
import { coldWays, warmWays } from './ssh-ways.ts';
import { hasSsh, readPids } from './sshd-here.ts';
import { say } from './table.ts';
import { compareWays, printWays, type Way } from './way.ts';

const ROUNDS = { whole: 20, quick: 5 };
const ONE_WAY_MS = 10;

interface Bench {
  readonly server: SshServer;
  readonly commands: readonly Argv[];
  readonly clock: ServerClock;
  readonly rounds: number;
}

/** One host, fifteen quick commands: cold connections, the same far away, connections that stand. */
export async function benchSsh(quick: boolean): Promise<void> {
  if (!hasSsh()) return say('ssh: left out, it needs sshd and ssh');
  const server = await startSshd({ config: ['MaxStartups 100', 'MaxSessions 20'] });
  const clock = await startServerClock(await readPids([server]));
  const script = fileURLToPath(new URL('slow-line-server.ts', import.meta.url));
  const line = startHelper(process.execPath, ['--import', 'tsx', script, String(server.port), String(ONE_WAY_MS)]);
  try {
    const commands = await prepareCommands(join(server.folder, 'app.log'));
    const bench = { server, commands, clock, rounds: quick ? ROUNDS.quick : ROUNDS.whole };
    say(`One host, ${commands.length} commands. sshd CPU is that of sshd and all it started, ${clock.how}.`);
    await compareCold(bench, 'Cold connection');
    const far = { ...server, port: Number(await line.readLine()) };
    await compareCold({ ...bench, server: far }, `Cold connection, a round trip of ${2 * ONE_WAY_MS} ms`);
    await compareWarm(bench);
  } finally {
    await line.close();
    await server.close();
    await clock.close();
  }
}

async function compareCold({ server, commands, clock, rounds }: Bench, title: string): Promise<void> {
  const python = await findAsyncssh();
  const helper = python === undefined ? undefined : startAsyncssh(python, server, commands);
  try {
    const ways = [...(await coldWays(server, commands)), ...(helper === undefined ? [] : [asyncsshWay(helper)])];
    printWays(title, ways, await compareWays(ways, rounds, LEAST_PRINTED, clock));
    if (helper === undefined) say('asyncssh: not here');
  } finally {
    await helper?.close();
  }
}

function asyncsshWay(helper: Helper): Way {
  return { name: 'asyncssh, 8 channels', run: async () => Number(await helper.ask('again')), pid: helper.pid };
}

async function compareWarm({ server, commands, clock, rounds }: Bench): Promise<void> {
  const { ways, close } = await warmWays(server, commands);
  try {
    await clock.rest();
    printWays('A connection that stands', ways, await compareWays(ways, rounds, LEAST_PRINTED, clock));
  } finally {
    await close();
  }
}
