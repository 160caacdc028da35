import { spawnSync } from 'node:child_process';
import { built } from './built.ts';
import { median } from './measure.ts';
import { interleave, ratioTo } from './rounds.ts';
import { printTable } from './table.ts';

const MAIN = built('src/main.js').pathname;
const CONTENDERS = [
  ['node -e 0', ['-e', '0']],
  ['tai --help', [MAIN, '--help']],
  ['tai --version', [MAIN, '--version']],
  ['tai diagnose --help', [MAIN, 'diagnose', '--help']],
  ['tai findings', [MAIN, 'findings']],
] as const;

/** How long a command takes that only says something, beside an empty program of the same Node. */
export async function benchStart(quick: boolean): Promise<void> {
  const times = await interleave(CONTENDERS, quick ? 5 : 30, async ([name, words]) => {
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    return performance.now() - startedAt;
  });
  const [empty = []] = times;
  const rows = CONTENDERS.map(([name], at) => {
    const own = times[at] ?? [];
    return [name, median(own), Math.min(...own), ratioTo(empty, own)];
  });
  printTable('Start of a command', ['command', 'ms, median', 'ms, least', 'against node -e 0'], rows);
}
