import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program of the build to its end; answers with what it printed. Throws with its words when it fails. */
export async function run(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  const { stdout } = await promisify(execFile)(program, words, { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
