import { KILL_AFTER_SECONDS, type Tools } from '../../src/remote-line/tools.ts';

/** What the answer may take on its way before the host is no longer waited for. */
const GRACE_MS = 3_000;

/** When we stop waiting: after the host itself has had the time to end the command. In milliseconds. */
export function localDeadlineMs(seconds: number, tools: Tools): number {
  return tools.timeout === 'none' ? seconds * 1_000 : (seconds + KILL_AFTER_SECONDS) * 1_000 + GRACE_MS;
}

/** `timeout` exits with 124, or dies of its own KILL; BusyBox lets the command's TERM through. */
export function endedByLimit(
  { exitCode, durationMs }: { exitCode: number; durationMs: number },
  seconds: number,
): boolean {
  return [124, 137, 143].includes(exitCode) && durationMs >= seconds * 1_000;
}
