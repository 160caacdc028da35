import { Run, type RunChange } from '../src/domain/run.ts';
import { FEEDBACK } from './run-keys.ts';

/** One JSON text per part, so that a stage writes what it adds and nothing else. */
export function toFields(change: RunChange): string[] {
  return Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name, JSON.stringify(value)]));
}

/** Undefined when there is none, or when it was written by a version whose runs this one can not read. */
export function readRun(fields: Readonly<Record<string, string>>): Run | undefined {
  const parts = Object.entries(fields).map(([name, json]): [string, unknown] => [name, parseJson(json)]);
  const feedback = parts.filter(([name]) => name.startsWith(FEEDBACK)).map(([, value]) => value);
  const none = { hosts: [], refusedHosts: [], evidence: [], findings: [] };
  return Run.safeParse({ ...none, ...Object.fromEntries(parts), ...(feedback.length > 0 && { feedback }) }).data;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
