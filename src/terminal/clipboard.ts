import { spawn } from 'node:child_process';
import type { Io } from './io.ts';

type Words = readonly [string, ...string[]];

/**
 * Puts a text where the next paste takes it from: by the desktop's own program where there is a desktop, and by OSC 52, which
 * terminals take over SSH and tmux (`set-clipboard on`) too. Answers by what; undefined when there is neither.
 */
export async function copyText(text: string, io: Pick<Io, 'stderr' | 'environment'>): Promise<string | undefined> {
  for (const words of programsOf(io.environment)) if (await feed(words, text)) return words[0];
  if (!io.stderr.isTTY) return undefined;
  io.stderr.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`);
  return 'the terminal';
}

/** Over SSH a display may be set too, and is not where the person sits: the terminal is asked there. */
function programsOf(environment: Io['environment']): readonly Words[] {
  if (environment['SSH_CONNECTION'] !== undefined) return [];
  const wayland: readonly Words[] = environment['WAYLAND_DISPLAY'] ? [['wl-copy']] : [];
  const x11: readonly Words[] = environment['DISPLAY']
    ? [
        ['xclip', '-selection', 'clipboard'],
        ['xsel', '--input', '--clipboard'],
      ]
    : [];
  const others: readonly Words[] = process.platform === 'darwin' ? [['pbcopy']] : [];
  return [...wayland, ...x11, ...others, ...(environment['WSL_DISTRO_NAME'] ? [['clip.exe'] as const] : [])];
}

/** True when the program took it. One that stays, as xclip does, is left alone. */
async function feed([program, ...rest]: Words, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.stdin.once('error', () => resolve(false));
    child.stdin.end(text);
    child.unref();
  });
}
