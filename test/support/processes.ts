import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** A process under test; it ends with the test at the latest. */
export interface RunningProcess {
  readonly pid: number;
  /** Resolves with the first line of standard output that matches, printed already or still to come. Rejects when the process ends first. */
  line(pattern: RegExp): Promise<string>;
  /** All that was printed, standard error included. */
  output(): string;
  /** Resolves with the exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Must be called from within a test. */
export function startProcess(command: string, words: readonly string[], options: ProcessOptions = {}): RunningProcess {
  const running = watch(spawn(command, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
  onTestFinished(async () => {
    await running.kill();
  });
  return running;
}

/** Runs a TypeScript file of the tests in a Node process of its own. */
export function startScript(file: string, words: readonly string[], options: ProcessOptions = {}): RunningProcess {
  return startProcess(process.execPath, ['--import', 'tsx', file, ...words], options);
}

function watch(child: ChildProcess): RunningProcess {
  const lines: string[] = [];
  const looks = new Set<() => void>();
  let isOver = false;
  const news = (): void => {
    for (const look of looks) look();
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      news();
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      isOver = true;
      news();
      resolve(code);
    });
  });

  return {
    pid: child.pid ?? 0,
    ended,
    output: () => lines.join('\n'),
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined && !isOver) return;
          looks.delete(look);
          if (found === undefined) reject(new Error(`no line ${pattern} before the end of:\n${lines.join('\n')}`));
          else resolve(found);
        };
        looks.add(look);
        look();
      }),
  };
}
