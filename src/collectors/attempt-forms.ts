import { z } from 'zod';

/** What came of trying to reach something, or to find a name. */
export const Outcome = z.enum([
  'connected',
  'refused',
  'blocked',
  'unanswered',
  'too_big',
  'lost',
  'replied',
  'duplicate',
  'name_found',
  'name_unknown',
  'name_failed',
  'name_unanswered',
  'name_untrusted',
]);
export type Outcome = z.infer<typeof Outcome>;

/** The first that fits a line names it. Wordings: bind-utils 9, systemd 229 to 257, glibc, musl, BusyBox, iputils, netcat, ncat, curl. */
export const FORMS: readonly (readonly [RegExp, Outcome])[] = [
  [/DNSSEC validation failed/, 'name_untrusted'],
  [
    /no servers could be reached|communications error to .*(?:timed out|refused|unreachable)|no appropriate name servers|All attempts to contact name servers|Resolving timed out|resolve call failed: .*timed out|nslookup: write to .*refused/i,
    'name_unanswered',
  ],
  [
    /status: (?:SERVFAIL|REFUSED)|server can't find .*: (?:SERVFAIL|REFUSED)|not found: [25]\((?:SERVFAIL|REFUSED)\)|returned error (?:SERVFAIL|REFUSED)|Temporary failure (?:in name resolution|resolving)|resolve call failed: .*(?:SERVFAIL|REFUSED|Could not|failed)/i,
    'name_failed',
  ],
  [
    /status: NXDOMAIN|server can't find .*: NXDOMAIN|not found: 3\(NXDOMAIN\)|Name or service not known|could(?:n't| not) resolve|unable to resolve|bad address '|unknown host|can't resolve '|Name does not resolve|resolve call failed/i,
    'name_unknown',
  ],
  [/status: NOERROR|has (?:IPv6 )?address [\da-f.:]+$|^\S+: [\da-f.:]+\s+-- link: /i, 'name_found'],
  [/Unicast reply from|bytes from (?:[\da-f]{2}:){5}[\da-f]{2}|\(DUP: \d+\)$|is-at (?:[\da-f]{2}:){5}/i, 'replied'],
  [/message too long|Frag(?:mentation)? needed|Packet too big|\bpmtu \d+/i, 'too_big'],
  [
    /administratively prohibited|Packet filtered|No route to host|Host is unreachable|Destination Host Prohibited|communication prohibited/i,
    'blocked',
  ],
  [/connection refused|actively refused/i, 'refused'],
  [
    /(?:connect|connection|operation|SYN).*timed? ?out|Ncat: (?:TIMEOUT|Connection timed out)|^SYN-SENT\s|\btimed out$/i,
    'unanswered',
  ],
  [/\bsucceeded!|Ncat: Connected to|^Connected to |\bopen$|^HTTP\/[\d.]+ \d{3}/, 'connected'],
];

export function findOutcome(text: string): Outcome | undefined {
  return FORMS.find(([pattern]) => pattern.test(text))?.[1];
}
