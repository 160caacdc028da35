import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { TaiError } from '../../src/domain/errors.ts';
import { type Complaint, explainFailure, type Failure } from './explain.ts';
import { readLog, removeFiles } from './folder.ts';
import { endSsh, startSsh, untilExit } from './program.ts';

const GOODBYE_MS = 2_000;
/** ssh passes on what a host prints before the login is done (RFC 4252, 5.4), however much that is. */
const MAX_PRINTED_BYTES = 4 * 1024 * 1024;
const LOOK_MS = 100;

/** One login, held by an ssh in the background; commands go to it by its socket. */
export interface Master {
  readonly ssh: string;
  readonly socket: string;
  /** The host as messages name it. */
  readonly host: string;
}

export interface LoginOptions {
  readonly configFile: string;
  readonly timeoutMs: number;
  /** A login that nobody uses ends by itself after this, for example when tai was killed. */
  readonly idleSeconds: number;
}

/**
 * Logs in; resolves when the login stands, or with how it failed. Throws HOST_TIMED_OUT after `timeoutMs`, HOST_LOST when
 * nothing can be started or the host prints without end, or the signal's reason; then nothing of it is left. `onLog` is told
 * what ssh wrote, also of a login that stands.
 */
export async function logIn(
  master: Master,
  { configFile, timeoutMs, idleSeconds }: LoginOptions,
  signal: AbortSignal,
  onLog?: (complaint: Complaint) => void,
): Promise<Failure | 'in'> {
  signal.throwIfAborted();
  const [log, hopLog] = [`${master.socket}.log`, `${master.socket}.hop`];
  // A file and not a pipe: the ssh of a jump host writes to it for as long as the login stands.
  const hopFile = await open(hopLog, 'w', 0o600);
  const deadline = AbortSignal.timeout(timeoutMs);
  const flood = new AbortController();
  const watch = setInterval(() => {
    void isLongerThan(hopFile, MAX_PRINTED_BYTES).then((isFlood) => isFlood && flood.abort());
  }, LOOK_MS);
  const ending = AbortSignal.any([signal, deadline, flood.signal]);
  const words = ['-v', '-E', log, '-F', configFile, '-N', '-T', '-M', '-S', master.socket];
  const child = startSsh(master.ssh, [...words, '-o', `ControlPersist=${idleSeconds}`, '--', master.host], {
    stdout: 'ignore',
    stderr: hopFile.fd,
  });
  const stop = (): void => endSsh(child);
  ending.addEventListener('abort', stop, { once: true });
  if (ending.aborted) stop();
  try {
    const code = await untilExit(child);
    const stands = code === 0 && !ending.aborted;
    if (stands && onLog === undefined) return 'in';
    const complaint = { host: master.host, log: await readLog(log), hopLog: await readLog(hopLog) };
    onLog?.(complaint);
    if (stands) return 'in';
    await logOut(master);
    signal.throwIfAborted();
    if (flood.signal.aborted) throw new TaiError('HOST_LOST', `${master.host} prints without end instead of a login`);
    if (deadline.aborted) throw timedOut(master.host, complaint.log, timeoutMs);
    return explainFailure(complaint);
  } finally {
    clearInterval(watch);
    ending.removeEventListener('abort', stop);
    await hopFile.close();
    await removeFiles(log, hopLog);
  }
}

async function isLongerThan(file: FileHandle, bytes: number): Promise<boolean> {
  try {
    return (await file.stat()).size > bytes;
  } catch {
    return false; // Closed since: the login is over.
  }
}

/** Ends the login, if there is one. */
export async function logOut(master: Master): Promise<void> {
  await control(master, 'exit');
  await removeFiles(master.socket);
}

export async function isStanding(master: Master): Promise<boolean> {
  return (await control(master, 'check')) === 0;
}

async function control({ ssh, socket, host }: Master, word: 'exit' | 'check'): Promise<number | null> {
  const child = startSsh(ssh, ['-F', 'none', '-S', socket, '-O', word, '--', host], {
    stdout: 'ignore',
    stderr: 'ignore',
  });
  const waiting = new AbortController();
  const overdue = delay(GOODBYE_MS, undefined, { signal: waiting.signal }).then(() => endSsh(child));
  try {
    return await untilExit(child);
  } finally {
    waiting.abort();
    await overdue.catch(() => undefined);
  }
}

function timedOut(host: string, log: string, timeoutMs: number): TaiError {
  const reached = /^debug1: Connection established/m.test(log)
    ? 'accepted the connection but did not finish the login'
    : 'did not answer';
  return new TaiError('HOST_TIMED_OUT', `${host} ${reached} within ${timeoutMs} ms`);
}
