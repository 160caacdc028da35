import { expect, it } from 'vitest';
import { proveCitations } from '../../../src/diagnosis/citations.ts';
import { indexLines } from '../../../src/diagnosis/evidence-lines.ts';
import { aPiece } from './builders.ts';

const LINES = indexLines([
  aPiece({ id: 'E1', collector: 'disk', lines: ['Filesystem', '/dev/vda3  40G   40G  0 100% /var (x|y)'] }),
  aPiece({ id: 'E2', collector: 'journal', lines: ['said <|channel>ok'] }),
]);

it('keeps a quote that is in its line word for word, in the spelling of the line', () => {
  expect(proveCitations([{ line: 'E1.2', quote: '/dev/vda3 40G 40G' }], LINES)).toEqual([
    { evidence: 'E1', line: 2, quote: '/dev/vda3  40G   40G' },
  ]);
  expect(proveCitations([{ line: 'E1.2', quote: '100% /var (x|y)' }], LINES)).toHaveLength(1);
});

it('takes no quote for the whole line', () => {
  expect(proveCitations([{ line: 'E1.1', quote: ' ' }], LINES)).toEqual([
    { evidence: 'E1', line: 1, quote: 'Filesystem' },
  ]);
});

it.each([
  { line: 'E9.1', quote: '' },
  { line: 'E1.3', quote: '' },
  { line: 'E1', quote: '' },
  { line: '1.2', quote: '' },
  { line: 'E1.2', quote: '/dev/vda3 41G' },
  { line: 'E1.1', quote: '100% /var' },
  { line: 'E1.2', quote: '.*' },
  { line: '__proto__', quote: '' },
])('drops the citation $line "$quote"', (citation) => {
  expect(proveCitations([citation], LINES)).toEqual([]);
});

it('reads an id copied with what stands round it, and counts a line once', () => {
  const claimed = ['[E1.1]', 'E1.1|', 'E1.1 (anyone)'].map((line) => ({ line, quote: '' }));

  expect(proveCitations(claimed, LINES)).toHaveLength(1);
});

it('quotes the real line where the prompt showed a harmless one or a cut one', () => {
  const claimed = [
    { line: 'E2.1', quote: 'said ‹|channel›ok' },
    { line: 'E1.2', quote: '/dev/vda3 40G…' },
  ];

  expect(proveCitations(claimed, LINES).map(({ quote }) => quote)).toEqual(['said <|channel>ok', '/dev/vda3  40G']);
});
