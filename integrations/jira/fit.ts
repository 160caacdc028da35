import type { Report } from '../../src/domain/report.ts';
import { measures, shorten } from './shorten.ts';

/**
 * Characters of serialized JSON. Jira's default limit for a comment is 32,767; sites can set less and it is not written
 * down what exactly is counted, so a quarter is kept free.
 */
export const BUDGET_CHARACTERS = 24_000;

/** The longest version of the report that is within the budget: a document as its JSON, wiki markup as it is. */
export function fit<Built extends object | string>(report: Report, build: (report: Report) => Built): Built {
  for (const measure of measures) {
    const document = build(shorten(report, measure));
    const characters = typeof document === 'string' ? document.length : JSON.stringify(document).length;
    if (characters <= BUDGET_CHARACTERS) return document;
  }
  throw new RangeError('the smallest measure does not fit the budget');
}
