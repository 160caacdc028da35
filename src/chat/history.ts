import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const MAX_ENTRIES = 500;
const MAX_CHARS = 4_000;

/** What was typed before, across starts. */
export interface History {
  /** Newest first, as readline wants it. */
  readonly entries: readonly string[];
  /** Keeps one line; what is a secret in it is not written down. */
  add(line: string): Promise<void>;
}

export function historyFile(environment: Readonly<Record<string, string | undefined>>): string {
  const state = environment['XDG_STATE_HOME'] || join(environment['HOME'] || homedir(), '.local', 'state');
  return join(state, 'tai', 'chat-history');
}

/** A file for its owner alone. Where it can not be kept nothing is, and the conversation goes on. */
export async function openHistory(file: string, redact: (text: string) => string): Promise<History> {
  const kept = (await read(file)).slice(-MAX_ENTRIES);
  const isKept = await rewrite(file, kept);
  return {
    entries: kept.toReversed(),
    async add(line) {
      if (!isKept || line.trim() === '' || line.length > MAX_CHARS) return;
      await appendFile(file, `${redact(line)}\n`, { mode: 0o600 }).catch(() => undefined);
    },
  };
}

async function read(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** A file that grew too long or that others may read is put right. */
async function rewrite(file: string, lines: readonly string[]): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
    await chmod(file, 0o600);
    return true;
  } catch {
    return false;
  }
}
