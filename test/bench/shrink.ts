import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuOf, median } from './measure.ts';
import { writeJournal } from './noise.ts';
import { interleave, ratioTo } from './rounds.ts';
import { type ShrinkWay, shrinkWays } from './shrink-ways.ts';
import { printTable } from './table.ts';

interface Round {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const SIZE_MB = { whole: 1_024, quick: 128 };
const ROUNDS = { whole: 5, quick: 3 };
const SAMPLE_MS = 20;

/** A big log, warm in the page cache, each way a process of its own. */
export async function benchShrink(quick: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-bench-'));
  try {
    const log = join(folder, 'journal.log');
    const lines = await writeJournal(log, quick ? SIZE_MB.quick : SIZE_MB.whole);
    const { size } = await stat(log);
    const ways = shrinkWays(log);
    const rounds = await interleave(ways, quick ? ROUNDS.quick : ROUNDS.whole, measure);
    print(ways, rounds, size / 1_048_576, lines);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure({ name, argv }: ShrinkWay): Promise<Round> {
  const [program = '', ...words] = argv;
  const cpuBefore = cpuOf('self').childrenMs;
  const startedAt = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = 0;
  let peakMb = 0;
  child.stdout.on('data', (chunk: Buffer) => void (printed += chunk.length));
  const sampling = setInterval(
    () => void peakOf(child.pid).then((mb) => void (peakMb = Math.max(peakMb, mb))),
    SAMPLE_MS,
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  clearInterval(sampling);
  if (code !== 0 || printed === 0) throw new Error(`${name} ended with ${code} after ${printed} characters`);
  return { wallMs: performance.now() - startedAt, cpuMs: cpuOf('self').childrenMs - cpuBefore, peakMb };
}

/** The most memory a process has had resident so far. Source: proc(5), VmHWM. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
}

function print(ways: readonly ShrinkWay[], rounds: readonly (readonly Round[])[], sizeMb: number, lines: number): void {
  const of = (index: number, key: keyof Round): number[] => (rounds[index] ?? []).map((round) => round[key]);
  const speeds = ways.map((_, index) => of(index, 'cpuMs').map((ms) => (sizeMb / ms) * 1_000));
  printTable(
    `${Math.round(sizeMb)} MB of journal, ${lines} lines, warm; ${rounds[0]?.length ?? 0} rounds`,
    ['way', 'MB per s of wall', 'MB per s of CPU', 'CPU speed x floor', 'peak MB'],
    ways.map(({ name }, index) => [
      name,
      (sizeMb / median(of(index, 'wallMs'))) * 1_000,
      median(speeds[index] ?? []),
      ratioTo(speeds[0] ?? [], speeds[index] ?? []),
      Math.max(...of(index, 'peakMb')),
    ]),
  );
}
