import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Readable } from 'node:stream';
import { TaiError } from '../../src/domain/errors.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { checkArgv } from '../../src/remote-line/line.ts';

export type Program = ChildProcessByStdio<null, Readable, Readable>;

/** Fixed, so that our own environment, secrets and all, stays with us. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  SYSTEMD_COLORS: '0',
  SYSTEMD_PAGER: 'cat',
  PAGER: 'cat',
};

/** The same words are refused as over SSH. No shell; a process group of its own, so that its children end with it; no input to wait for. Throws COMMAND_REJECTED. */
export function start(argv: Argv): Program {
  checkArgv(argv);
  const program = spawnProgram(argv);
  ignoreGone(() => {
    if (program.pid !== undefined) setPriority(program.pid, constants.priority.PRIORITY_LOW);
  });
  return program;
}

/** Ends the program and all it has started. */
export function endGroup({ pid }: Program, signal: 'SIGTERM' | 'SIGKILL'): void {
  ignoreGone(() => {
    if (pid !== undefined) process.kill(-pid, signal);
  });
}

/** As a shell would report it: 137 for SIGKILL. */
export function toExitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
}

function spawnProgram(argv: Argv): Program {
  try {
    return spawn(argv[0], argv.slice(1), {
      cwd: '/',
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
  } catch (cause) {
    throw new TaiError('COMMAND_REJECTED', `${argv[0]} could not be started with these words`, cause);
  }
}

/** A program may end at any moment, and then there is nothing left to set or to end. Some belong to root by their own rights. */
function ignoreGone(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Error) || !/ESRCH|EPERM|no such process|not permitted/.test(error.message)) throw error;
  }
}
