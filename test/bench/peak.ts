import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { memoryOf, mostMemoryOf, withDescendants } from './processes.ts';

/** A look takes a while where many processes run, so rounds in which memory is watched are not timed. */
const EVERY_MS = 50;

/** The most memory a program held at once, with all that it started, in MB. */
export async function peakOf(program: string, words: readonly string[], input: string): Promise<number> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const { pid } = child;
  let peak = 0;
  const look = (): void => {
    if (pid === undefined) return;
    const together = withDescendants(pid).reduce((sum, one) => sum + memoryOf(one), 0);
    peak = Math.max(peak, together, mostMemoryOf(pid));
  };
  const watch = setInterval(look, EVERY_MS);
  try {
    const closed = new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
    child.stdin.end(input);
    await Promise.all([closed, text(child.stdout)]);
    return peak;
  } finally {
    clearInterval(watch);
  }
}
