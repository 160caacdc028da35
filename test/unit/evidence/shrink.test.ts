import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrink, sizeOf } from '../../../src/evidence/shrink.ts';
import { toLines } from '../../../src/evidence/number.ts';

const NONE: ReadonlySet<never> = new Set();

function flood(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, at) => `Nov  3 10:00:00 web-1 app[77]: INFO request ${at} took ${at * 7} ms`,
  );
}

describe('shrink', () => {
  it('gives all lines back when they fit', () => {
    const lines = toLines('a\nb');

    expect(shrink(lines, { maxChars: 4, keep: NONE, words: NONE })).toBe(lines);
  });

  it('finds the one rare line in a flood', () => {
    const texts = flood(5_000).toSpliced(1_234, 0, 'Nov  3 10:00:01 web-1 app[77]: config reloaded from backup');

    const kept = shrink(toLines(texts.join('\n')), { maxChars: 1_000, keep: NONE, words: NONE });

    expect(kept).toContainEqual({ number: 1_235, text: texts[1_234] });
  });

  it('prefers faults, then lines with the words of the ticket', () => {
    const texts = [
      'kernel: Out of memory: Killed process 7 (java)',
      ...Array.from({ length: 26 }, (_, at) => `note ${String.fromCodePoint(97 + at).repeat(4)} of nothing much`),
      'billing listens on its socket',
    ];

    const kept = shrink(toLines(texts.join('\n')), { maxChars: 80, keep: NONE, words: new Set(['billing']) });

    expect(kept.map(({ number }) => number)).toEqual([1, 28]);
  });

  it('keeps the first and the last of a flood of one fault', () => {
    const texts = Array.from({ length: 900 }, (_, at) => `sda: I/O error at block ${at}`);

    const kept = shrink(toLines(texts.join('\n')), { maxChars: 70, keep: NONE, words: NONE });

    expect(kept.map(({ number }) => number)).toEqual([1, 900]);
  });

  it('fills what is left with the newest lines', () => {
    const kept = shrink(toLines(flood(100).join('\n')), { maxChars: 600, keep: NONE, words: NONE });

    expect(kept.slice(-3).map(({ number }) => number)).toEqual([98, 99, 100]);
  });

  it('never rewrites, reorders or overspends, and keeps what must be kept', () => {
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('error 1', 'error 2', 'ok', ''));
    const cases = fc.record({
      lines: fc.array(text, { maxLength: 60 }).map((texts) => toLines(texts.join('\n'))),
      maxChars: fc.nat(400),
      keep: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
    });

    fc.assert(
      fc.property(cases, ({ lines, maxChars, keep }) => {
        const cited = lines.filter(({ number }) => keep.includes(number));
        const wanted = sizeOf(cited) <= maxChars ? cited : [];

        const kept = shrink(lines, { maxChars, keep: new Set(keep), words: new Set(['error']) });

        expect(kept).toEqual(lines.filter((line) => kept.includes(line)));
        expect(sizeOf(kept)).toBeLessThanOrEqual(maxChars);
        expect(kept).toEqual(expect.arrayContaining(wanted));
      }),
    );
  });
});
