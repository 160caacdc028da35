import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfToText } from '../../../integrations/jira/adf-to-text.ts';
import { BUDGET_CHARACTERS } from '../../../integrations/jira/fit.ts';
import { renderPlain } from '../../../integrations/jira/render-plain.ts';
import { plainText } from '../../../integrations/jira/render-plain-text.ts';
import { renderWiki } from '../../../integrations/jira/render-wiki.ts';
import { renderReport } from '../../../integrations/jira/render.ts';
import { Confidence, Outcome } from '../../../src/domain/diagnosis.ts';
import { Trust } from '../../../src/domain/evidence.ts';
import { Risk } from '../../../src/domain/finding.ts';
import type { Report } from '../../../src/domain/report.ts';
import { findAdfErrors } from '../../support/jira-stand-in/adf-check.ts';
import { aReport } from '../../support/jira-stand-in/example-report.ts';

/** Text with what breaks JSON, ADF and terminals: quotes, controls, half surrogates, very long words. */
const text = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', '"\\', '\uD800', '\n\t', '🔥', 'é'),
    fc.nat(400),
  )
  .map(([some, odd, times]) => some + odd.repeat(times));
const texts = fc.array(text, { maxLength: 60 });
const line = fc.record({ id: text, collector: text, text, trust: fc.constantFrom(...Trust.options) });
const cause = fc.record({
  statement: text,
  confidence: fc.constantFrom(...Confidence.options),
  proof: fc.array(line, { maxLength: 80 }),
});
const report: fc.Arbitrary<Report> = fc.record({
  run: text,
  number: fc.integer({ min: 1, max: 99 }),
  ticket: text,
  hosts: texts,
  outcome: fc.constantFrom(...Outcome.options),
  confidence: fc.constantFrom(...Confidence.options),
  headline: text,
  causes: fc.array(cause, { maxLength: 12 }),
  steps: fc.array(fc.record({ text, risk: fc.constantFrom(...Risk.options), note: text }), { maxLength: 60 }),
  ruledOut: texts,
  notCollected: texts,
  changes: texts,
  notes: texts,
  footer: text,
  again: text,
});

describe('the size of an answer', () => {
  it('stays within the budget and is valid, whatever the report says', () => {
    fc.assert(
      fc.property(report, (some) => {
        for (const document of [
          renderReport(some),
          renderPlain(some, 'with proof'),
          renderPlain(some, 'without proof'),
        ]) {
          const json = JSON.stringify(document);
          expect(findAdfErrors(document)).toEqual([]);
          expect(json.length).toBeLessThanOrEqual(BUDGET_CHARACTERS);
          expect(json).not.toMatch(/\\u[0-9a-f]{4}/); // JSON escapes controls and half surrogates so
        }
        for (const markup of [renderWiki(some), plainText(some, 'with proof'), plainText(some, 'without proof')]) {
          expect(markup.length).toBeLessThanOrEqual(BUDGET_CHARACTERS);
          expect(markup.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is paid for with proof first shortened, and the reader is told how much', () => {
    const proof = Array.from({ length: 1_000 }, (_, index) => ({
      id: `E1.${index + 1}`,
      collector: 'journal',
      text: `line ${index + 1} ${'x'.repeat(300)}`,
      trust: 'system' as const,
    }));

    const shown = adfToText(renderReport(aReport({ causes: [{ statement: 'logs', confidence: 'high', proof }] })));

    expect(shown).toContain('E1.1 ');
    expect(shown).toMatch(/Shortened to fit a comment: 9\d\d lines of proof and 0 other entries are left out here\./);
    expect(shown).toContain('Set the log level back, then truncate debug.log');
  });

  it('costs nothing when the report is of the usual length', () => {
    expect(adfToText(renderReport(aReport()))).not.toMatch(/Shortened|…/);
  });
});
