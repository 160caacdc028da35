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
