import type { SignRule } from './rule.ts';

/** Links, addresses, tables, name resolution. */
export const network = [
  {
    kind: 'link_down',
    by: 'kernel',
    pattern: /\bLink (?:is )?down\b|NIC Link is Down|link status definitely down|carrier lost/i,
    not: /\bveth|docker|br-[\da-f]/,
  },
  {
    kind: 'link_up',
    by: 'kernel',
    pattern: /\bLink (?:is )?up\b|NIC Link is Up|link status definitely up/i,
    not: /\bveth|docker|br-[\da-f]/,
  },
  {
    kind: 'bond_changed',
    by: 'kernel',
    pattern:
      /bond\S*: .*(?:now running without any active interface|making interface .* the new active|link status (?:down|up)|no active)/i,
  },
  {
    kind: 'duplicate_address',
    pattern:
      /duplicate address|address conflict|IPv6: .*duplicate|DAD failed|uses my IP address|IP address .* (?:is )?already (?:in use|assigned)|another host|conflict(?:s|ing)? .*\barp\b/i,
    not: /host name conflict/i,
  },
  { kind: 'conntrack_full', by: 'kernel', pattern: /conntrack\S*: table full, dropping packet/ },
  { kind: 'syn_flood', by: 'kernel', pattern: /Possible SYN flooding on port/ },
  { kind: 'neighbour_table_full', by: 'kernel', pattern: /neighbou?r(?: table|\S*:) .*overflow/i },
  {
    kind: 'firewall_logged',
    by: 'kernel',
    pattern: /\b(?:DROP|REJECT|BLOCK|DENY)\w*\W.*\bIN=\S* OUT=\S* .*\bSRC=|FINAL_REJECT/i,
  },
  { kind: 'transmit_timeout', by: 'kernel', pattern: /NETDEV WATCHDOG|transmit queue \S+ timed out/i },
  {
    kind: 'dnssec_failed',
    pattern: /DNSSEC validation failed|DNSSEC.*(?:no-signature|failed-auxiliary|signature-expired|bogus)/i,
  },
  {
    kind: 'dns_degraded',
    pattern:
      /Using degraded feature set|Server returned error (?:SERVFAIL|REFUSED|NXDOMAIN).*mitigating|All (?:configured )?(?:DNS |name)servers (?:failed|unreachable)/i,
  },
  {
    kind: 'name_not_resolved',
    by: 'application',
    pattern:
      /temporary failure in name resolution|name or service not known|could not resolve host|EAI_AGAIN|\bENOTFOUND\b|no such host|server misbehaving|getaddrinfo\b.*fail|UnknownHostException|host not found/i,
  },
  { kind: 'timed_out', by: 'application', pattern: /timed ?out|ETIMEDOUT|deadline exceeded|i\/o timeout/i },
] as const satisfies readonly SignRule[];
