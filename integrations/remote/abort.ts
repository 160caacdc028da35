/** Rejects with the signal's reason as soon as it is aborted; the promise goes on by itself and its end is ignored. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    const done = (): void => signal.removeEventListener('abort', stop);
    promise.then(resolve, reject).finally(done);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}

/** Aborted once all of them are; `release` lets go of them. */
export function whenAllAborted(signals: readonly AbortSignal[]): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const look = (): void => {
    if (signals.every(({ aborted }) => aborted)) controller.abort(signals[0]?.reason);
  };
  const all = new Set(signals);
  for (const signal of all) signal.addEventListener('abort', look);
  look();
  const release = (): void => {
    for (const signal of all) signal.removeEventListener('abort', look);
  };
  return { signal: controller.signal, release };
}
