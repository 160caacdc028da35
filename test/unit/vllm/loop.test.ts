import { expect, it } from 'vitest';
import { watchForLoops, type Loop } from '../../../integrations/vllm/loop.ts';

function watch(text: string, size = 7): Loop | undefined {
  const findLoop = watchForLoops();
  for (let at = 0; at < text.length; at += size) {
    const loop = findLoop(text.slice(at, at + size));
    if (loop) return loop;
  }
  return undefined;
}

it('stops at 200 blanks in a row, however they are cut into pieces', () => {
  expect(watch(`{${' '.repeat(199)}"a":1}`)).toBeUndefined();
  expect(watch(`{${' \n'.repeat(100)}`)).toBe('whitespace');
  expect(watch(`{${' \n'.repeat(100)}`, 500)).toBe('whitespace');
});

it('stops at a phrase, a word or a sign repeated without end', () => {
  expect(watch(`the cause is ${'that the disk is full and '.repeat(40)}`)).toBe('repetition');
  expect(watch('no '.repeat(200))).toBe('repetition');
  expect(watch(`0.${'0'.repeat(400)}`)).toBe('repetition');
  expect(watch('a long sentence about one disk that fills up, '.repeat(40))).toBe('repetition');
});

it('lets an ordinary answer pass', () => {
  const citations = Array.from({ length: 12 }, (_, at) => ({
    line: `E4.${at}`,
    quote: '/dev/vda3 40G 40G 0 100% /var',
  }));

  expect(watch(JSON.stringify({ causes: citations }, undefined, 4))).toBeUndefined();
});
