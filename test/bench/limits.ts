import { join } from 'node:path';
import type { Argv } from '../../src/domain/ports.ts';
import { startSshd } from '../support/sshd.ts';
import { hasSsh, readPids } from './sshd-here.ts';
import { byChannels, byLibrary } from './login-ways.ts';
import { LEAST_PRINTED, plain, prepareCommands, toScript } from './quick-commands.ts';
import { startServerClock } from './server-clock.ts';
import { say } from './table.ts';
import { taiParts } from './tai-parts.ts';
import { compareWays, printWays, type Way } from './way.ts';

const ROUNDS = { whole: 20, quick: 5 };
const SECONDS = 10;
/** As many as tai opens. */
const CHANNELS = 4;
const TIMEOUT = `timeout -k 2 ${SECONDS}`;
const NICE = 'nice -n 19';

/** What limits cost the host: fifteen commands in one script, with nothing around them, with words around all, around
 * each, and with a channel for each. */
export async function benchLimits(quick: boolean): Promise<void> {
  if (!hasSsh()) return say('limits: left out, it needs sshd and ssh');
  const server = await startSshd({ config: ['MaxStartups 100'] });
  const clock = await startServerClock(await readPids([server]));
  try {
    const commands = await prepareCommands(join(server.folder, 'app.log'));
    const { toRemoteCommand, ALL_TOOLS } = await taiParts();
    const script = toScript(commands, plain);
    const marked = toScript(commands, (argv) => `${plain(argv)}\n${MARK}`);
    const each = (before: string): string => toScript(commands, (argv) => `${before} ${plain(argv)}`);
    const asTai = (argv: Argv): string => toRemoteCommand(argv, SECONDS, ALL_TOOLS);
    const channels = (name: string, toLine: (argv: Argv) => string): Way => ({
      name: `a channel for each, ${CHANNELS} at a time: ${name}`,
      run: () => byChannels(server, commands.map(toLine), CHANNELS),
    });
    const way = (name: string, text: string, program?: string): Way => ({
      name,
      run: () => byLibrary(server, text, { program }),
    });
    const ways = [
      way('plain: the floor', script),
      way('all under nice, timeout', script, `${NICE} ${TIMEOUT} sh -s`),
      way('all under nice, ionice, timeout', script, `${NICE} ionice -c 3 ${TIMEOUT} sh -s`),
      way('all under nice, timeout; marks between', marked, `${NICE} ${TIMEOUT} sh -s`),
      way('marks between, nothing else', marked),
      way(
        'a sub-shell around each',
        toScript(commands, (argv) => `( exec ${plain(argv)} )`),
      ),
      way('env around each', each('env LC_ALL=C')),
      way('nice around each', each(NICE)),
      way('timeout around each', each(TIMEOUT)),
      way(
        "tai's line for each",
        toScript(commands, (argv) => `( ${asTai(argv)} )`),
      ),
      channels('plain', (argv) => `exec ${plain(argv)}`),
      channels("tai's line", asTai),
    ];
    const rounds = await compareWays(ways, quick ? ROUNDS.quick : ROUNDS.whole, LEAST_PRINTED, clock);
    printWays(`What limits cost; one ssh2 connection, one script, sshd CPU ${clock.how}`, ways, rounds);
  } finally {
    await server.close();
    await clock.close();
  }
}

/** What would tell commands apart in one stream: a mark and the exit code, on both. printf is a builtin of sh. */
const MARK = String.raw`code=$?; printf '\n--mark %s\n' "$code"; printf '\n--mark %s\n' "$code" >&2`;
