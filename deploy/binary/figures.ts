import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { findNode } from './node.ts';

const ROUNDS = 15;

/** Size and start time, the latter beside an empty program of the same Node, in turns because machines are busy. */
export async function printFigures(binary: string, root: string): Promise<void> {
  const contenders: readonly (readonly [string, string, readonly string[]])[] = [
    ['node -e 0', findNode(root) ?? process.execPath, ['-e', '0']],
    ['tai --help', binary, ['--help']],
    ['tai findings', binary, ['findings']],
  ];
  const rounds = Array.from({ length: ROUNDS }, () => contenders.map(([, program, words]) => time(program, words)));
  const { size } = await stat(binary);
  process.stdout.write(`${relative(process.cwd(), binary)}: ${(size / 1e6).toFixed(1)} MB\n`);
  for (const [at, [name]] of contenders.entries()) {
    const times = rounds.map((round) => round[at] ?? Number.NaN).toSorted((a, b) => a - b);
    process.stdout.write(
      `${name.padEnd(14)} ${Math.round(times[Math.floor(ROUNDS / 2)] ?? 0)} ms in the median, ${Math.round(times[0] ?? 0)} ms at least\n`,
    );
  }
}

function time(program: string, words: readonly string[]): number {
  const startedAt = performance.now();
  const { status } = spawnSync(program, words, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}`);
  return performance.now() - startedAt;
}
