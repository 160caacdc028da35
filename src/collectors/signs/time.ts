import type { SignRule } from './rule.ts';

/** Clocks and their synchronisation: chronyd, ntpd, systemd-timesyncd, BusyBox ntpd, and what a wrong clock makes others say. */
export const time = [
  {
    kind: 'clock_wrong',
    by: 'application',
    pattern:
      /System clock wrong by|time correction of -?\d+ seconds exceeds sanity limit|exceeds panic (?:threshold|limit)|clock is off by|server time differs|\boffset [-+]?\d+\.\d+ sec\b/i,
  },
  {
    kind: 'clock_jumped',
    pattern:
      /(?:forward|backward) time jump detected|System clock was stepped|clock_step|time (?:stepped|reset|slew) by|\bstep time server\b|Time has been changed|time (?:reset|stepped) [-+]\d/i,
  },
  {
    kind: 'clock_unreachable',
    by: 'application',
    pattern:
      /Can't synchroni[sz]e: no (?:selectable|reachable) sources|no servers? suitable for synchroni[sz]ation|Timed out waiting for reply from|\bno majority\b|no servers? (?:can be used|reachable)|unable to (?:reach|contact) (?:any )?(?:ntp|time) server|timed out waiting for \S+, reach 0x00|Source \S+ offline/i,
  },
  {
    kind: 'clock_refused',
    pattern:
      /Clock skew (?:too great|detected)|KRB_AP_ERR_SKEW|KRB5KRB_AP_ERR_SKEW|clock (?:skew|drift|is (?:too far|not in sync|ahead|behind)|difference .*too (?:high|large))|clocks? (?:are )?(?:not synchroni[sz]ed|out of sync|differ)|timestamp .*(?:in the future|too (?:far|old|new|skewed))|RequestTimeTooSkewed|difference between the request time and the current time|not yet valid|token used before issued|not valid before|Signature not yet current|time (?:difference|offset|skew) .*(?:too|exceed)/i,
  },
] as const satisfies readonly SignRule[];
