import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that came from it and still runs. Source: proc(5), task/[tid]/children. */
export function withDescendants(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

function childrenOf(pid: number): readonly number[] {
  return unlessGone(
    () =>
      readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
        readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
      ),
    [],
  );
}

/** What a process holds in memory, what it shares divided by those who share it, in MB; 0 when it has gone. */
export function memoryOf(pid: number): number {
  return readMegabytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m);
}

/** The most one process has held so far, what it shares included, in MB; 0 when it has gone. */
export function mostMemoryOf(pid: number): number {
  return readMegabytes(`/proc/${pid}/status`, /^VmHWM:\s+(\d+) kB$/m);
}

function readMegabytes(file: string, pattern: RegExp): number {
  return unlessGone(() => (Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) * 1_024) / 1_000_000, 0);
}

function unlessGone<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
