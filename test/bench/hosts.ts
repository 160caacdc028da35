import { join } from 'node:path';
import { findFreePort, type SshServer, startSshd } from '../support/sshd.ts';
import { waysToHosts } from './hosts-ways.ts';
import { byProgram } from './login-ways.ts';
import { mean, median } from './measure.ts';
import { peakOf } from './peak.ts';
import { LEAST_PRINTED, prepareCommands } from './quick-commands.ts';
import { ratioTo } from './rounds.ts';
import { startServerClock } from './server-clock.ts';
import { hasSsh, readPids } from './sshd-here.ts';
import { printTable, say } from './table.ts';
import { compareWays, type Round } from './way.ts';

const ROUNDS = { whole: 5, quick: 1 };
const HOSTS = { whole: 50, quick: 10 };
/** sshd listens on 16 addresses at most. */
const EACH_SSHD = 10;
const CONFIG: readonly string[] = ['MaxStartups 500', 'MaxSessions 20'];

/** Many hosts at once, fifteen quick commands on each: programs that start, look and end. */
export async function benchHosts(quick: boolean): Promise<void> {
  if (!hasSsh()) return say('hosts: left out, it needs sshd and ssh');
  const count = quick ? HOSTS.quick : HOSTS.whole;
  const addresses = Array.from({ length: count }, (_, index) => `127.0.0.${index + 1}`);
  const servers = await startServers(addresses);
  const clock = await startServerClock(await readPids(servers));
  try {
    const [server] = servers;
    if (server === undefined) return;
    const commands = await prepareCommands(join(server.folder, 'app.log'));
    const all = await waysToHosts(server, addresses, commands);
    const here = all.flatMap(({ program, ...way }) => (program === undefined ? [] : [{ ...way, program }]));
    const ways = here.map(({ name, program, words, input }) => ({
      name,
      run: async () => {
        const printed = await byProgram(program, words, input);
        // Our own clients count for themselves.
        return input === '' ? Number(printed) : printed.length;
      },
    }));
    const rounds = await compareWays(ways, quick ? ROUNDS.quick : ROUNDS.whole, count * LEAST_PRINTED, clock);
    const peaks: number[] = [];
    for (const { program, words, input } of here) peaks.push(await peakOf(program, words, input));
    print(`${count} hosts at once; sshd CPU ${clock.how}`, ways, rounds, peaks);
    for (const { name, program } of all) if (program === undefined) say(`${name}: not here`);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await clock.close();
  }
}

/** Several servers with one key, one port and one log-in among them, each for some of the addresses. */
async function startServers(addresses: readonly string[]): Promise<readonly SshServer[]> {
  const port = await findFreePort();
  const first = await startSshd({ config: CONFIG, port, addresses: addresses.slice(0, EACH_SSHD) });
  const servers = [first];
  const { identityFile } = first;
  for (let from = EACH_SSHD; from < addresses.length; from += EACH_SSHD) {
    const own = addresses.slice(from, from + EACH_SSHD);
    servers.push(await startSshd({ config: CONFIG, port, addresses: own, identityFile, hostKeysOf: first }));
  }
  return servers;
}

function print(
  title: string,
  ways: readonly { readonly name: string }[],
  rounds: readonly (readonly Round[])[],
  peaks: readonly number[],
): void {
  const of = (index: number, key: keyof Round): number[] => (rounds[index] ?? []).map((round) => round[key]);
  printTable(
    `${title}; ${rounds[0]?.length ?? 0} rounds`,
    ['way', 'wall ms', 'x floor', 'sshd CPU ms', 'x floor', 'client CPU ms', 'client peak MB'],
    ways.map(({ name }, index) => [
      name,
      median(of(index, 'wallMs')),
      ratioTo(of(0, 'wallMs'), of(index, 'wallMs')),
      median(of(index, 'serverMs')),
      ratioTo(of(0, 'serverMs'), of(index, 'serverMs')),
      mean(of(index, 'clientMs')),
      peaks[index] ?? Number.NaN,
    ]),
  );
}
