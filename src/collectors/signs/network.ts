import type { SignRule } from './rule.ts';

/** Interfaces that come and go with containers and virtual machines. */
const VIRTUAL = /\b(?:veth|vnet|tap|docker|br-|cali|lxc|lxd|fwpr|fwln|fwbr)/;

/**
 * Links, addresses, tables, name resolution. Wordings: drivers/net and net/ of Linux 3.10 to 6.12, NetworkManager 1.18 to 1.48,
 * systemd-networkd and systemd-resolved 219 to 257, dhcpcd 6 to 10, ISC dhclient, arpwatch, keepalived 2.
 */
export const network = [
  {
    kind: 'link_down',
    by: 'kernel',
    pattern:
      /\bLink (?:is )?down\b|NIC Link is Down|link status definitely down|carrier lost|Port \S+ link down|link went down/i,
    not: VIRTUAL,
  },
  {
    kind: 'link_up',
    by: 'kernel',
    pattern: /\bLink (?:is )?up\b|NIC Link is Up|link status definitely up|link becomes ready|link went up/i,
    not: VIRTUAL,
  },
  {
    kind: 'carrier_lost',
    pattern: /^\S+: Lost carrier\b|carrier: link disconnected|reason '?carrier-changed/i,
    not: VIRTUAL,
  },
  { kind: 'carrier_gained', pattern: /^\S+: Gained carrier\b|carrier: link connected/i, not: VIRTUAL },
  {
    kind: 'bond_changed',
    by: 'kernel',
    pattern:
      /(?:bond|team)\S*: .*(?:now running without any active interface|making interface .* the new active|link status (?:down|up)|no active)/i,
  },
  {
    kind: 'cable_trouble',
    by: 'kernel',
    pattern:
      /Port module event\[error\]|Cable error|(?:SFP|transceiver|module)\b.*(?:fault|unplugged|removed|not present|failure)/i,
  },
  {
    kind: 'duplicate_address',
    pattern:
      /duplicate (?:IP |IPv[46] )?address|(?<!host name |hostname )address conflict|IPv6: .*duplicate|DAD failed|uses my IP address|(?:address|IP) \S+ .*(?:is )?already (?:in use|used|assigned)\b.*\b(?:host|network|by|client|device)|is used on network|other host .*already uses|is also used by|hardware address \S+ claims|DHCPDECLINE of|conflict (?:detected )?for address|IP conflict|flip flop|conflict(?:s|ing)? .*\barp\b|claimed by .*(?:other|another) host|already in use .*by (?:host )?(?:[\da-f]{2}:){5}/i,
    not: /host ?name conflict|conflicting? records|with \S+ as source/i,
  },
  { kind: 'conntrack_full', by: 'kernel', pattern: /conntrack\S*:? .*table full/i },
  { kind: 'syn_flood', by: 'kernel', pattern: /possible SYN flooding on port|TCP: drop open request from/i },
  { kind: 'neighbour_table_full', by: 'kernel', pattern: /neighbou?r(?: table|\S*:) .*overflow/i },
  {
    kind: 'over_mtu',
    by: 'kernel',
    pattern:
      /dropped over-mtu packet|(?:MTU|mtu) (?:too (?:small|large|big)|mismatch)|differs? .*\bMTU\b|\bMTU\b .*differ/,
  },
  {
    kind: 'message_too_long',
    pattern:
      /message too long|EMSGSIZE|(?:link|tun)-mtu' is used inconsistently|fragmentation needed|packet too (?:big|large)/i,
  },
  {
    kind: 'firewall_logged',
    by: 'kernel',
    pattern: /\bIN=\S* OUT=\S* .*\bSRC=\S+ DST=/,
    not: /^[^=]*\b(?:ACCEPT|ALLOW|AUDIT|PERMIT|PASS)/i,
  },
  {
    kind: 'transmit_timeout',
    by: 'kernel',
    pattern: /NETDEV WATCHDOG|transmit queue \S+ timed out|Detected (?:Hardware|Tx) Unit Hang/i,
  },
  // ping(8), fping(8), and what watches with them.
  { kind: 'packets_counted', by: 'application', pattern: /\b\d+(?:\.\d+)?% (?:packet )?loss\b/i },
  {
    kind: 'dnssec_failed',
    pattern: /DNSSEC validation failed|DNSSEC.*(?:no-signature|failed-auxiliary|signature-expired|bogus|missing-key)/i,
  },
  {
    kind: 'resolver_unreachable',
    pattern:
      /connection to (?:DNS )?server \S+ (?:failed|timed out)|TLS handshake .*(?:DNS|:853)|failed to (?:send|connect).*\bDNS\b.*server|Failed to invoke .*DNS-over-TLS|DNS-over-TLS.*(?:fail|error)/i,
  },
  {
    kind: 'dns_degraded',
    pattern:
      /Using degraded feature set|Server returned error (?:SERVFAIL|REFUSED|NXDOMAIN).*mitigating|All (?:configured )?(?:DNS |name)servers (?:failed|unreachable)/i,
  },
  {
    kind: 'zone_failed',
    pattern:
      /\bzone \S+: (?:not loaded due to errors|expired)|(?:zone|transfer of) \S+.*(?:refresh: (?:failure|retry limit)|failed to connect)|no servers could be reached|broken trust chain|SERVFAIL unexpected RCODE|unexpected RCODE \(?(?:REFUSED|SERVFAIL)|nameserver \S+ refused to do a recursive query/i,
  },
  {
    kind: 'lookup_failed',
    by: 'application',
    pattern:
      /temporary (?:failure|error) (?:in name resolution|resolving|looking up)|EAI_AGAIN|server misbehaving|\blookup \S+.*(?:i\/o timeout|connection refused|timed? ?out|timeout|SERVFAIL)|(?:resolv|DNS|name server|nameserver)\w*\b.{0,60}\b(?:timed? ?out|timeout|SERVFAIL|unreachable)|host not found, try again|\(\d+: (?:Operation timed out|Server failure|Host not found)\)|could not be resolved|try again later.*resol|Name server (?:is )?not (?:responding|reachable)/i,
  },
  {
    kind: 'name_not_resolved',
    by: 'application',
    pattern:
      /name or service not known|could(?:n't| not) resolve|(?:cannot|can't|can not|unable to|failed to) resolve|\bENOTFOUND\b|no such host|getaddrinfo\b.*fail|UnknownHost(?:Exception)?|host not found|Name does not resolve|nodename nor servname|unknown host/i,
  },
  {
    kind: 'connect_refused',
    by: 'application',
    pattern:
      /connection refused|ECONNREFUSED|actively refused|connect\(\) to unix:\S+ failed|(?:Can't|Could not|Unable to|cannot) connect to (?:local )?(?:MySQL|MariaDB|Redis|server|Postgre)/i,
  },
  {
    kind: 'connect_blocked',
    by: 'application',
    pattern:
      /no route to host|EHOSTUNREACH|host is unreachable|network is unreachable|ENETUNREACH|administratively prohibited|connect\w*\b.{0,80}(?:operation not permitted|EPERM\b)/i,
  },
  { kind: 'timed_out', by: 'application', pattern: /timed ?out|ETIMEDOUT|deadline exceeded|i\/o timeout/i },
] as const satisfies readonly SignRule[];
