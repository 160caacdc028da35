import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Service managers give a shorter path than people have. */
const LOOK = `PATH="$PATH:/usr/local/bin:/opt/homebrew/bin:/usr/local/sbin:/usr/sbin:/sbin"
command -v redis-server || command -v valkey-server`;

/** The server program on PATH or where programs usually are, or undefined. The shell looks, since it also has to start it later: without one there is none. */
export async function findRedisBinary(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', LOOK]);
    const path = stdout.trim();
    return path.startsWith('/') ? path : undefined;
  } catch {
    return undefined;
  }
}
