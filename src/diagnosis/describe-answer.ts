import type { Diagnosis } from '../domain/diagnosis.ts';
import { lineId } from '../domain/evidence.ts';

/** What was answered, as a follow-up shows it to the model: only what was proved. */
export function describeAnswer({ outcome, causes }: Pick<Diagnosis, 'outcome' | 'causes'>): string {
  const lines = causes.map(
    ({ class: fault, statement, confidence, citations }) =>
      `- ${fault}, ${confidence}: ${statement} (${citations.map(lineId).join(', ')})`,
  );
  return [`outcome ${outcome}`, ...lines].join('\n');
}
