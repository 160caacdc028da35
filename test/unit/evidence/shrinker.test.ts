import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShrinker, type Shrunk } from '../../../src/evidence/shrinker.ts';

const OPTIONS = { maxChars: 2_000, lineExtra: 8, words: new Set<string>() };

function shrinkText(text: string, options: Partial<Parameters<typeof openShrinker>[0]> = {}): Shrunk {
  const shrinker = openShrinker({ ...OPTIONS, ...options });
  shrinker.push(Buffer.from(text));
  return shrinker.end();
}

function flood(count: number, from = 0): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const second = new Date(Date.UTC(2026, 10, 3) + (from + at) * 1_000).toISOString().slice(11, 19);
    return `Nov  3 ${second} web-1 app[${at}]: INFO request ${at * 7} from 10.0.0.${at % 250} done\n`;
  });
  return lines.join('');
}

function frames(name: string): string {
  return Array.from({ length: 60 }, (_, at) => `\tat org.${name}.Type.call(Type.java:${at})\n`).join('');
}

const WORDS = [
  'error',
  'sda1',
  'ok',
  '10.0.0.7',
  'restart',
  'Nov  3 10:00:00 web-1 kernel: oops',
  '\tat a.b(C.java:1)',
  '',
];
const anyLine = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' ')),
);
const anyText = fc.array(anyLine, { maxLength: 200 }).map((lines) => lines.join('\n'));

describe('openShrinker', () => {
  it('gives everything back when it fits', () => {
    const { lines, totalLines, leftOut } = shrinkText('a\n\nb');

    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b'],
    ]);
    expect({ totalLines, leftOut }).toEqual({ totalLines: 3, leftOut: [] });
  });

  it('keeps the one line that differs, and counts the flood it lay in', () => {
    const fault = 'Nov  3 00:30:00 web-1 kernel: EXT4-fs (sda1): Remounting filesystem read-only';

    const { lines, totalLines } = shrinkText(`${flood(1_800)}${fault}\n${flood(1_800, 1_800)}`);

    expect(lines.find(({ number }) => number === 1_801)?.text).toBe(fault);
    expect(lines.reduce((sum, { alike }) => sum + alike + 1, 0)).toBeGreaterThanOrEqual(totalLines);
  });

  it('tells the port of the ticket from other ports', () => {
    const line = 'Nov  3 00:30:00 web-1 app[5]: INFO request 77 from 10.0.0.9:8443 done\n';
    const others = Array.from({ length: 3_000 }, (_, at) => line.replace('8443', String(20_000 + at))).join('');

    const { lines } = shrinkText(`${others}${line}${others}`, { maxChars: 500, words: new Set(['8443']) });

    expect(lines.map(({ number }) => number)).toContain(3_001);
  });

  it('shows the lines of the given time first', () => {
    const near = new Date('2026-11-03T00:40:00Z');

    const { lines } = shrinkText(flood(5_000), { maxChars: 100, near });

    expect(lines).toHaveLength(1);
    expect(lines[0]?.text).toMatch(/^Nov {2}3 00:[345]\d:/);
  });

  it('leaves the frames of a stack trace to its head and its cause', () => {
    const trace = `java.lang.IllegalStateException: no pool\n${frames('web')}Caused by: java.net.ConnectException: refused\n${frames('db')}`;

    const { lines } = shrinkText(`${flood(100)}${trace}${flood(100)}`, { maxChars: 300 });

    expect(lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'java.lang.IllegalStateException: no pool',
        'Caused by: java.net.ConnectException: refused',
      ]),
    );
    expect(lines.filter(({ text }) => text.startsWith('\tat')).length).toBeLessThanOrEqual(1);
  });

  it('cuts a line without an end instead of keeping it', () => {
    const { lines, totalLines } = shrinkText(`first\n${'x'.repeat(3_000_000)}\nlast\n`, { maxChars: 600 });

    expect(totalLines).toBe(3);
    expect(lines.map(({ number, text }) => [number, text.length])).toEqual([
      [1, 5],
      [2, 400],
      [3, 4],
    ]);
  });

  it('gives the same result however the output is cut into pieces', () => {
    const pieces = fc.tuple(anyText, fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 9 }));

    fc.assert(
      fc.property(pieces, ([some, sizes]) => {
        const bytes = Buffer.from(`${flood(600)}${some}\n${flood(900, 700)}${some}`);
        const copy = Buffer.from(bytes);
        const shrinker = openShrinker(OPTIONS);

        for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          shrinker.push(bytes.subarray(from, from + Math.max(size, 200)));
          from += Math.max(size, 200);
        }

        expect(shrinker.end()).toEqual(shrinkText(copy.toString()));
        expect(bytes.equals(copy)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps real lines with their numbers, in order and within the budget', () => {
    fc.assert(
      fc.property(fc.tuple(anyText, fc.nat(1_500)), ([text, maxChars]) => {
        const all = text.replaceAll(/[^\n\t -~]/g, '').split('\n');

        const { lines } = shrinkText(all.join('\n'), { maxChars });

        const numbers = lines.map(({ number }) => number);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
        for (const line of lines) expect(line.text.trimEnd()).toBe((all[line.number - 1] ?? '').trimEnd());
        expect(lines.reduce((sum, line) => sum + line.text.length + 8, 0)).toBeLessThanOrEqual(maxChars);
      }),
    );
  });

  it('loses nothing when its own result is shrunk again to the same budget', () => {
    const { lines } = shrinkText(`${flood(2_000)}disk error on sdb\n${flood(2_000, 2_000)}`);

    const again = shrinkText(lines.map(({ text }) => text).join('\n'));

    expect(again.lines.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
  });
});
