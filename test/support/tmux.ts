import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);
let count = 0;

export interface TmuxOptions {
  readonly columns: number;
  readonly rows: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** A terminal that a test types into and reads. */
export interface Terminal {
  /** Names of keys as tmux has them ("Enter", "C-c", "Tab"), or text. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** As a terminal pastes, in brackets. */
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  screen(): Promise<string>;
  /** The screen once it matches; throws with the last one when it does not in time. */
  shows(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** What a program copied by OSC 52. */
  clipboard(): Promise<string>;
  /** True once the program has ended. */
  isOver(): Promise<boolean>;
}

/** Starts a program in a tmux of the test's own; both end with the test. */
export async function startInTmux(words: readonly string[], options: TmuxOptions): Promise<Terminal> {
  const socket = `tai-test-${process.pid}-${(count += 1)}`;
  const tmux = async (...all: readonly string[]): Promise<string> =>
    (
      await run('tmux', ['-L', socket, '-f', '/dev/null', ...all], {
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
      })
    ).stdout;
  const environment = Object.entries(options.environment).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const size = ['-x', String(options.columns), '-y', String(options.rows)];
  const place = ['-c', options.folder, ...environment, ...size];
  // A first window keeps the server alive when the program ends.
  await tmux('new-session', '-d', '-s', 'keep', 'sleep 600');
  await tmux('set', '-g', 'set-clipboard', 'on');
  await tmux('new-session', '-d', '-s', 'test', ...place, ...words);
  onTestFinished(async () => {
    await tmux('kill-server').catch(() => undefined);
  });
  const screen = async (): Promise<string> => tmux('capture-pane', '-p', '-t', 'test');
  const isOver = async (): Promise<boolean> =>
    tmux('has-session', '-t', 'test').then(
      () => false,
      () => true,
    );

  return {
    press: async (...keys) => {
      for (const key of keys) {
        await tmux('send-keys', '-t', 'test', key);
        // Keys that come in one piece are taken for a paste.
        await sleep(150);
      }
    },
    type: async (text) => void (await tmux('send-keys', '-t', 'test', '-l', text)),
    async paste(text) {
      await tmux('set-buffer', '-b', 'paste', text);
      await tmux('paste-buffer', '-p', '-b', 'paste', '-t', 'test');
      await sleep(150);
    },
    resize: async (columns, rows) =>
      void (await tmux('resize-window', '-t', 'test', '-x', String(columns), '-y', String(rows))),
    screen,
    isOver,
    async shows(pattern, timeoutMs = 90_000) {
      const deadline = performance.now() + timeoutMs;
      let last = '';
      while (performance.now() < deadline) {
        last = await screen().catch(() => last);
        if (pattern.test(last)) return last;
        await sleep(200);
      }
      throw new Error(`no ${pattern} on the screen:\n${last}`);
    },
    clipboard: async () => tmux('show-buffer'),
  };
}
