import { TaiError } from '../../src/domain/errors.ts';

/** The pieces as they come. Throws MODEL_UNAVAILABLE, having called `stop`, when the next one stays away so long once one has come. */
export async function* untilIdle<T>(pieces: AsyncIterable<T>, idleMs: number, stop: () => void): AsyncGenerator<T> {
  let isIdle = false;
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isIdle = true;
      stop();
    }, idleMs);
  };
  try {
    for await (const piece of pieces) {
      wait();
      yield piece;
    }
  } catch (error) {
    if (!isIdle) throw error;
  } finally {
    clearTimeout(timer);
  }
  if (isIdle) throw new TaiError('MODEL_UNAVAILABLE', `it stopped in the middle for ${Math.ceil(idleMs / 1000)} s`);
}
