import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilIdle } from '../../../integrations/vllm/until-idle.ts';

const IDLE_MS = 20_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Comes with these pauses; a stop ends it, as a request that is aborted ends. */
function aStream(pausesMs: readonly number[]) {
  const request = new AbortController();
  const stop = vi.fn<() => void>(() => request.abort());
  const stopped = new Promise<never>((_resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
  stopped.catch(() => undefined);
  async function* pieces() {
    for (const [at, pauseMs] of pausesMs.entries()) {
      await Promise.race([new Promise((resolve) => setTimeout(resolve, pauseMs)), stopped]);
      yield at;
    }
  }
  return { stop, pieces: pieces() };
}

async function read({ stop, pieces }: ReturnType<typeof aStream>): Promise<{ seen: number[]; error: unknown }> {
  const seen: number[] = [];
  let error: unknown;
  const reading = (async () => {
    try {
      for await (const piece of untilIdle(pieces, IDLE_MS, stop)) seen.push(piece);
    } catch (thrown) {
      error = thrown;
    }
  })();
  await vi.advanceTimersByTimeAsync(10 * IDLE_MS);
  await reading;
  return { seen, error };
}

it('gives up on an answer that stands still in the middle, and says so to the server', async () => {
  const stream = aStream([0, 1_000, IDLE_MS + 1]);

  const { seen, error } = await read(stream);

  expect(seen).toEqual([0, 1]);
  expect(error).toMatchObject({ code: 'MODEL_UNAVAILABLE', message: 'it stopped in the middle for 20 s' });
  expect(stream.stop).toHaveBeenCalledTimes(1);
});

it('waits for the first piece as long as it takes, and for each other nearly as long as it may', async () => {
  const stream = aStream([3 * IDLE_MS, IDLE_MS - 1, IDLE_MS - 1, IDLE_MS - 1]);

  const { seen, error } = await read(stream);

  expect({ seen, error }).toEqual({ seen: [0, 1, 2, 3], error: undefined });
  expect(stream.stop).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

async function* broken() {
  yield 0;
  throw new TypeError('terminated');
}

it('passes on what breaks the stream otherwise', async () => {
  const reading = (async () => {
    for await (const _ of untilIdle(broken(), IDLE_MS, () => undefined));
  })();

  await expect(reading).rejects.toThrow('terminated');
  expect(vi.getTimerCount()).toBe(0);
});
