import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program of the build to its end; answers with what it printed. Throws with its words when it fails. */
export async function run(program: string, words: readonly string[], cwd?: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words, { cwd, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
