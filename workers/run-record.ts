import { Run, type RunChange } from '../src/domain/run.ts';

/** One JSON text per part, so that a stage writes what it adds and nothing else. */
export function toFields(change: RunChange): string[] {
  return Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name, JSON.stringify(value)]));
}

/** Undefined when there is none, or when it was written by a version whose runs this one can not read. */
export function readRun(fields: Readonly<Record<string, string>>): Run | undefined {
  const parts = Object.entries(fields).map(([name, json]): [string, unknown] => [name, parseJson(json)]);
  const votes = Object.fromEntries(
    parts.flatMap(([name, vote]) => (isVote(name) ? [[name.slice(VOTE.length), vote]] : [])),
  );
  const voted = Object.keys(votes).length > 0 ? { votes } : {};
  const none = { hosts: [], refusedHosts: [], evidence: [], findings: [] };
  return Run.safeParse({ ...none, ...Object.fromEntries(parts), ...voted }).data;
}

/** A field for each voter, so that two votes at once are two. */
const VOTE = 'vote:';

export function voteField(by: string): string {
  return `${VOTE}${by}`;
}

function isVote(name: string): boolean {
  return name.startsWith(VOTE);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
