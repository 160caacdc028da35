import { expect, it } from 'vitest';
import { createCauseStream } from '../../../src/diagnosis/cause-stream.ts';
import { createPartialList } from '../../../src/diagnosis/partial-list.ts';
import { createProver } from '../../../src/diagnosis/proof.ts';
import { createTold } from '../../../src/diagnosis/told.ts';
import type { Cause } from '../../../src/domain/diagnosis.ts';
import type { RunEvent } from '../../../src/domain/run.ts';
import { aClaim, anAnswer, anInvestigation } from './builders.ts';

const ANSWER = JSON.stringify(
  anAnswer({
    causes: [
      aClaim(),
      aClaim({ statement: 'Invented {"causes": [', citations: [{ line: 'E70.1', quote: '' }] }),
      aClaim({ statement: 'The log says "No space left on device" \\', citations: [{ line: 'E5.2', quote: '' }] }),
    ],
    ruledOut: [{ what: 'memory', lines: ['E3.1'] }],
  }),
);

it.each([1, 2, 7, 64, 10_000])(
  'tells each proved cause once it is whole, and no other, in pieces of %i characters',
  (size) => {
    const stream = createCauseStream(createProver(anInvestigation()).proveCause);
    const told: { readonly statement: string; readonly at: number }[] = [];

    for (let at = 0; at < ANSWER.length; at += size) {
      for (const { statement } of stream.feed(ANSWER.slice(at, at + size))) told.push({ statement, at: at + size });
    }

    expect(told.map(({ statement }) => statement)).toEqual([
      'The disk under /var is full',
      String.raw`The log says "No space left on device" \\`.slice(0, -1),
    ]);
    expect(told[0]?.at).toBeGreaterThanOrEqual(ANSWER.indexOf('Invented') - 200);
  },
);

it('tells nothing of a half-written cause, and begins anew with another attempt', () => {
  const stream = createCauseStream(createProver(anInvestigation()).proveCause);
  const half = ANSWER.slice(0, ANSWER.indexOf('"confidence"'));

  expect(stream.feed(half)).toEqual([]);
  stream.restart();
  expect(stream.feed(ANSWER)).toHaveLength(2);
});

it('finds a list wherever it stands at the top, and no other list of its name', () => {
  const text = '{"a": {"causes": [{"x": 1}]}, "b": "causes", "causes" : [ {"y": "}]"}, {"z": [{}]} ], "c": [{"w": 1}]}';

  expect(createPartialList('causes').feed(text)).toEqual(['{"y": "}]"}', '{"z": [{}]}']);
});

it('takes back with a word what the answer does not hold in the end', async () => {
  const events: RunEvent[] = [];
  const told = createTold((event) => void events.push(event));

  told.tell([cause('one'), cause('two')]);
  told.tell([cause('one')]);
  await told.settle([cause('A rule. two', 'rule')]);

  expect(events).toEqual([
    { kind: 'cause', statement: 'one', confidence: 'low', lines: ['E1.2'] },
    { kind: 'cause', statement: 'two', confidence: 'low', lines: ['E1.2'] },
    { kind: 'withdrawn', statement: 'one', why: 'what rules proved goes before it' },
  ]);
});

function cause(statement: string, by: Cause['by'] = 'model'): Cause {
  return { class: 'other', statement, confidence: 'low', by, citations: [{ evidence: 'E1', line: 2, quote: '' }] };
}
