import type { Citation } from '../domain/evidence.ts';

/** The same line may prove two things; it is quoted once. */
export function eachOnce(citations: readonly Citation[]): readonly Citation[] {
  return citations.filter(
    ({ evidence, line }, index) =>
      citations.findIndex((other) => other.evidence === evidence && other.line === line) === index,
  );
}
