import { setTimeout as delay } from 'node:timers/promises';
import { type Ended, runCommand } from './run-command.ts';

/** The lab's own login: root, on a port and with a key of its own, which leaves nothing in the machine's logs. */
export interface Control {
  run(script: string, timeoutMs?: number): Promise<Ended>;
  /** For scripts that have to end well. */
  must(script: string, timeoutMs?: number): Promise<string>;
  /** Resolves once a script ends with 0; false when it did not in time. */
  until(script: string, withinMs: number): Promise<boolean>;
}

const LIMIT_MS = 120_000;

export function openControl(port: number, identityFile: string): Control {
  const words = [
    ['-F', 'none', '-i', identityFile, '-p', String(port), '-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes'],
    // The port is ours on loopback and a new machine each time; what is checked is tai's login.
    ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR'],
    ['-o', 'ConnectTimeout=10', 'root@127.0.0.1', 'exec /bin/sh -s'],
  ].flat();
  const run: Control['run'] = (script, timeoutMs = LIMIT_MS) =>
    runCommand(['ssh', ...words], { input: script, timeoutMs });
  return {
    run,
    async must(script, timeoutMs) {
      const { code, stdout, stderr } = await run(script, timeoutMs);
      if (code === 0) return stdout;
      throw new Error(`on the machine, code ${code}: ${(stderr || stdout).trim().split('\n').slice(-8).join('\n')}`);
    },
    async until(script, withinMs) {
      const end = Date.now() + withinMs;
      while (Date.now() < end) {
        if ((await run(script, 20_000)).code === 0) return true;
        await delay(300);
      }
      return false;
    },
  };
}
