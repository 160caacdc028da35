/** What `tai eval` answers with. Shares are from 0 to 1, and null where there was nothing to score. */
export interface Scores {
  /** `precision` is the strict one: a machine that is only mentioned counts as wrong. `forbidden` counts. */
  readonly hosts: { n: number; precision: number | null; recall: number | null; forbidden: number };
  readonly issueType: { n: number; acceptable: number | null; exact: number | null };
  readonly decisive: { n: number; noiseMb: number; 2000: number | null; 4000: number | null; 8000: number | null };
  /** Of `n` faults the shares; the false alarms are counts. */
  readonly findings: {
    n: number;
    first: number | null;
    anywhere: number | null;
    falseOnHealthy: number;
    falseOnDistractors: number;
  };
  readonly redaction: { secrets: number; recall: number | null; clean: number; cleanChanged: number | null };
  readonly misses: readonly Miss[];
}

/** One thing that went wrong, by the id of the case or text. */
export interface Miss {
  readonly part: 'hosts' | 'issueType' | 'decisive' | 'findings' | 'redaction';
  readonly id: string;
  readonly what: string;
}

export function share(hits: number, of: number): number | null {
  return of === 0 ? null : hits / of;
}
