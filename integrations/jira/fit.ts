import type { Report } from '../../src/domain/report.ts';
import type { Doc } from './adf.ts';
import { measures, shorten } from './shorten.ts';

/**
 * Characters of serialized JSON. Jira's default limit for a comment is 32,767; sites can set less and it is not written
 * down what exactly is counted, so a quarter is kept free.
 */
export const BUDGET_CHARACTERS = 24_000;

/** The document of the longest version of the report that is within the budget. */
export function fit(report: Report, build: (report: Report) => Doc): Doc {
  for (const measure of measures) {
    const document = build(shorten(report, measure));
    if (JSON.stringify(document).length <= BUDGET_CHARACTERS) return document;
  }
  throw new RangeError('the smallest measure does not fit the budget');
}
