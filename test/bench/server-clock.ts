import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuOf } from './measure.ts';
import { withDescendants } from './processes.ts';

/** Processor time of servers and of all that they started, in milliseconds. */
export interface ServerClock {
  /** How it is known, for whoever reads the table. */
  readonly how: string;
  /** Waits until what the servers started has ended, but for what ran at the last `rest`. */
  readMs(): Promise<number>;
  /** What runs now may stay: connections that stand. */
  rest(): Promise<void>;
  /** After the servers have ended. */
  close(): Promise<void>;
}

/** How long a server may take to notice that a client has gone, where it can not be seen. */
const SETTLE_MS = 60;
const STEP_MS = 2;
const GROUP = 'tai-bench-';
const PATIENCE_MS = 10_000;

/**
 * A control group of the servers' own where the kernel lets us make one (version 2, as root): exact, and nothing that runs in
 * it is missed. Otherwise the time of the servers and of their children that were waited for, in steps of 10 ms. Sources:
 * cgroup-v2 (cpu.stat, usage_usec), proc(5).
 */
export async function startServerClock(pids: readonly number[]): Promise<ServerClock> {
  try {
    return await groupClock(pids);
  } catch {
    return processClock(pids);
  }
}

async function groupClock(pids: readonly number[]): Promise<ServerClock> {
  const [, mount = ''] = /^\S+ (\S+) cgroup2 /m.exec(await readFile('/proc/mounts', 'utf8')) ?? [];
  await sweep(mount);
  const group = join(mount, `${GROUP}${process.pid}`);
  const read = (name: string): Promise<string> => readFile(`${group}/${name}`, 'utf8');
  const usage = async (): Promise<string | undefined> => /^usage_usec (\d+)$/m.exec(await read('cpu.stat'))?.[1];
  const count = async (): Promise<number> => (await read('cgroup.procs')).split('\n').length - 1;
  await mkdir(group);
  try {
    for (const pid of pids) await writeFile(`${group}/cgroup.procs`, String(pid));
    if ((await usage()) === undefined) throw new Error('the kernel does not count here');
  } catch (error) {
    await rmdir(group).catch(() => undefined);
    throw error;
  }
  let resting = pids.length;
  return {
    how: 'exact, by a control group',
    rest: async () => {
      await delay(SETTLE_MS);
      resting = await count();
    },
    readMs: async () => {
      for (const end = performance.now() + PATIENCE_MS; (await count()) > resting; await delay(STEP_MS)) {
        if (performance.now() > end) throw new Error('something on the server did not end');
      }
      return Number(await usage()) / 1_000;
    },
    close: async () => await rmdir(group),
  };
}

/** A run that was killed leaves an empty group behind; one that is in use can not be removed. */
async function sweep(mount: string): Promise<void> {
  const left = (await readdir(mount)).filter((name) => name.startsWith(GROUP));
  await Promise.allSettled(left.map((name) => rmdir(join(mount, name))));
}

function processClock(pids: readonly number[]): ServerClock {
  return {
    how: 'in steps of 10 ms, by /proc',
    rest: async () => undefined,
    readMs: async () => {
      await delay(SETTLE_MS);
      return pids.flatMap(withDescendants).reduce((sum, pid) => sum + endedMs(pid), 0);
    },
    close: async () => undefined,
  };
}

function endedMs(pid: number): number {
  const { ownMs, childrenMs } = cpuOf(pid);
  return ownMs + childrenMs;
}
