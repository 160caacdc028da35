import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLiveWriter } from '../../../src/diagnosis/so-far.ts';
import type { SoFar } from '../../../src/domain/so-far.ts';
import type { RunEvent } from '../../../src/domain/run.ts';
import { WEB } from './builders.ts';

const LOOK: RunEvent = { kind: 'evidence', id: 'E1', host: WEB, collector: 'disk', status: 'collected', detail: '' };
const CAUSE: RunEvent = { kind: 'cause', statement: '/var is full', confidence: 'medium', lines: ['E4.3'] };
const WITHDRAWN: RunEvent = { kind: 'withdrawn', statement: '/var is full', why: 'the rest says otherwise' };
const EVERY_MS = 3_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(write: (soFar: SoFar) => Promise<boolean> = async () => true) {
  const written: SoFar[] = [];
  const events: RunEvent[] = [];
  const note = async (soFar: SoFar): Promise<boolean> => {
    written.push(soFar);
    return write(soFar);
  };
  return { written, events, live: createLiveWriter(2, note, (event) => void events.push(event), EVERY_MS) };
}

it('writes what several events told in one edit, and nothing for a run that is over at once', async () => {
  const { live, written, events } = open();
  await live.onEvent(LOOK);
  await live.onEvent(LOOK);
  await vi.advanceTimersByTimeAsync(EVERY_MS - 1);
  const early = [...written];
  await vi.advanceTimersByTimeAsync(1);
  await live.onEvent({ kind: 'thinking', model: 'gemma4:a4b' });
  await live.onEvent(CAUSE);
  await vi.advanceTimersByTimeAsync(EVERY_MS);

  expect(early).toEqual([]);
  expect(written).toMatchObject([
    { looks: 4, doing: undefined, causes: [] },
    { looks: 4, doing: 'Asking gemma4:a4b…', causes: [{ statement: '/var is full', lines: ['E4.3'] }] },
  ]);
  expect(events).toHaveLength(4);
});

it('says of a cause that was shown and does not stand that it is withdrawn, in an edit and at the end', async () => {
  const { live, written } = open();
  await live.onEvent(CAUSE);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await live.onEvent(WITHDRAWN);
  await vi.advanceTimersByTimeAsync(EVERY_MS);

  expect(written.at(-1)).toMatchObject({ causes: [], withdrawn: [{ statement: '/var is full' }] });
  expect(await live.close()).toMatchObject([{ statement: '/var is full', why: 'the rest says otherwise' }]);
});

it.each([
  ['nobody saw', async () => false],
  ['came and went between two edits', undefined],
])('says nothing at the end of a cause that %s', async (_how, write) => {
  const { live } = open(write);
  await live.onEvent(CAUSE);
  if (write) await vi.advanceTimersByTimeAsync(EVERY_MS);
  await live.onEvent(WITHDRAWN);

  expect(await live.close()).toEqual([]);
});

it('stops at the first failure, which reaches nobody', async () => {
  const { live, written, events } = open(async () => Promise.reject(new Error('Slack is busy')));
  await live.onEvent(CAUSE);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await live.onEvent(LOOK);
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  await live.onEvent(WITHDRAWN);

  expect(written).toHaveLength(1);
  expect(events).toHaveLength(3);
  expect(await live.close()).toHaveLength(1);
});

it('waits at the end for an edit under way, so that it does not overtake the answer, and writes no other', async () => {
  const edits: (() => void)[] = [];
  const { live, written } = open(async () => new Promise((resolve) => edits.push(() => resolve(true))));
  const order: string[] = [];
  await live.onEvent(LOOK);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  await live.onEvent(CAUSE);

  const closed = live.close().then(() => order.push('closed'));
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  order.push('edited');
  for (const finish of edits) finish();
  await closed;
  await vi.advanceTimersByTimeAsync(EVERY_MS);

  expect(order).toEqual(['edited', 'closed']);
  expect(written).toHaveLength(1);
});
