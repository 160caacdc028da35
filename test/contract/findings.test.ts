import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runFindings } from '../../src/findings/find.ts';
import { rules } from '../../src/findings/index.ts';
import type { FindingSamples } from '../../src/findings/sample.ts';
import { see } from '../unit/findings/see.ts';

const FOLDER = new URL('../../src/findings/', import.meta.url);
const files = await readdir(FOLDER);

/** Its type is checked where it is written. */
const SampleFile = z.object({ samples: z.custom<FindingSamples>() });

describe('the list of findings', () => {
  it('holds every rule on disk, and each has its file and its samples', async () => {
    const sources = files.filter((file) => !file.endsWith('.samples.ts') && file !== 'finding.ts');
    const texts = await Promise.all(sources.map((file) => readFile(new URL(file, FOLDER), 'utf8')));
    const onDisk = sources.filter((_, index) => texts[index]?.includes('= defineFinding({'));

    const listed = rules.map(({ class: name }) => `${name.replaceAll('_', '-')}.ts`);

    expect(onDisk.length).toBeGreaterThan(0);
    expect(listed.toSorted()).toEqual(onDisk.toSorted());
    expect(files).toEqual(expect.arrayContaining(listed.map((file) => file.replace('.ts', '.samples.ts'))));
  });
});

describe.each(rules.map((rule, index) => ({ rule, rank: index + 1, name: rule.class })))(
  '$name',
  async ({ rule, rank }) => {
    const { samples } = SampleFile.parse(
      await import(new URL(`${rule.class.replaceAll('_', '-')}.samples.ts`, FOLDER).href),
    );
    const { fires, silent } = samples;

    it.each(fires)('fires when $why', async ({ seen, severity, statement, quotes }) => {
      const evidence = await see(seen);

      const [first, ...others] = runFindings(evidence).filter(({ class: name }) => name === rule.class);

      expect(first).toMatchObject({ rank, severity, statement });
      expect(first?.citations.map(({ quote }) => quote)).toEqual(quotes);
      expect(first?.steps.some(({ risk }) => risk === 'read-only')).toBe(true);
      expect(others).toEqual([]);
    });

    it.each(fires)('quotes lines word for word when $why', async ({ seen }) => {
      const evidence = await see(seen);

      const citations = runFindings(evidence).flatMap((finding) => finding.citations);

      for (const { evidence: id, line, quote } of citations) {
        const piece = evidence.find((item) => item.id === id);
        const text =
          piece?.status === 'collected' ? piece.lines.find(({ number }) => number === line)?.text : undefined;
        expect(quote).toBe(text);
      }
    });

    it.each(silent)('is silent when $why', async ({ seen }) => {
      const evidence = await see(seen);

      const classes = runFindings(evidence).map(({ class: name }) => name);

      expect(evidence.every(({ status }) => status === 'collected')).toBe(true);
      expect(classes).not.toContain(rule.class);
    });
  },
);
