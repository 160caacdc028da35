import type { SignRule } from './rule.ts';

/** Clocks and their synchronisation. */
export const time = [
  {
    kind: 'clock_jumped',
    pattern:
      /(?:forward|backward) time jump detected|System clock (?:wrong by|was stepped)|clock_step|time stepped by|Time has been changed/i,
  },
  {
    kind: 'clock_unreachable',
    pattern:
      /Can't synchroni[sz]e: no (?:selectable|reachable) sources|no servers? suitable for synchroni[sz]ation|Timed out waiting for reply from|no majority\b/i,
  },
  {
    kind: 'clock_refused',
    pattern:
      /Clock skew too great|KRB_AP_ERR_SKEW|clock (?:skew|is (?:too far|not in sync|ahead|behind))|timestamp .*(?:in the future|too far)|RequestTimeTooSkewed|not yet valid/i,
  },
] as const satisfies readonly SignRule[];
