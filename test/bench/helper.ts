import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that answers a line with a line, and ends when its input does. */
export interface Helper {
  readonly pid: number;
  readLine(): Promise<string>;
  ask(line: string): Promise<string>;
  close(): Promise<void>;
}

export function startHelper(program: string, words: readonly string[]): Helper {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const readLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${[program, ...words].join(' ')} has ended`);
    return value;
  };
  return {
    pid: child.pid ?? 0,
    readLine,
    ask: async (line) => {
      child.stdin.write(`${line}\n`);
      return await readLine();
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
