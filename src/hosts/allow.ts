import type ipaddr from 'ipaddr.js';
import type { Host } from '../domain/host.ts';
import { type Inventory, NO_INVENTORY } from './inventory.ts';
import { parseAddress, parseHostPattern, type HostPattern } from './allow-pattern.ts';

/** In a rule's hosts: every machine of the inventory, but never this one's own names, however they are listed there. */
const INVENTORY = 'inventory';

/** Which hosts may be contacted for tickets of which scopes ("jira:OPS"); without scopes for all of them. */
export interface AllowRule {
  readonly hosts: readonly string[];
  readonly scopes?: readonly string[];
}

/**
 * The security boundary: anyone may write a ticket, and each host that passes gets a login. What no rule names is refused; and
 * this machine, its link and the metadata services of clouds are refused unless a rule has exactly that name or address.
 */
export function createAllowList(
  rules: readonly AllowRule[],
  inventory: Inventory = NO_INVENTORY,
): (host: Host, scope: string) => boolean {
  const machines = new Set(inventory.machines.map(({ name }) => name));
  const compiled = rules.map(({ hosts, scopes }) => ({
    ofInventory: hosts.includes(INVENTORY),
    hosts: hosts.filter((text) => text !== INVENTORY).map(parseHostPattern),
    literals: new Set(hosts.map((text) => text.toLowerCase().replace(/\.$/, ''))),
    scopes: scopes?.map(toScopePattern),
  }));

  return (host, scope) => {
    const address = parseAddress(host);
    if (address === undefined && isOddAddress(host)) return false;

    const rulesHere = compiled.filter(({ scopes }) => scopes === undefined || scopes.some((one) => one.test(scope)));
    return isSpecial(host, address)
      ? rulesHere.some(({ literals }) => literals.has(host))
      : rulesHere.some(
          ({ hosts, ofInventory }) =>
            (ofInventory && machines.has(host)) || hosts.some((pattern) => matches(pattern, host, address)),
        );
  };
}

/** The patterns that count for tickets of this scope, for people. */
export function patternsFor(rules: readonly AllowRule[], scope: string): readonly string[] {
  const here = rules.filter(
    ({ scopes }) => scopes === undefined || scopes.some((one) => toScopePattern(one).test(scope)),
  );
  return [...new Set(here.flatMap(({ hosts }) => hosts))];
}

/** Why a pattern of a rule's `hosts` can not be used, for people; undefined when it can. */
export function checkAllowRule(text: string): string | undefined {
  const pattern = parseHostPattern(text);
  return pattern.kind === 'malformed' ? pattern.message : undefined;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

function matches(pattern: HostPattern, host: Host, address: Address | undefined): boolean {
  switch (pattern.kind) {
    case 'name':
      return address === undefined && pattern.matches.test(host);
    case 'address':
      return address?.toString() === pattern.canonical;
    case 'network':
      return (
        address !== undefined &&
        address.kind() === pattern.address.kind() &&
        address.match(pattern.address, pattern.bits)
      );
    case 'malformed':
      return false;
    default:
      return pattern satisfies never;
  }
}

function toScopePattern(scope: string): RegExp {
  const literal = scope.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}

/** Names that resolvers take for addresses: "127.1", "2130706433", "0x7f.1", "010.0.0.1". */
function isOddAddress(host: string): boolean {
  return host.includes(':') || /^(?:\d+|0x[\da-f]*)$/.test(host.split('.').at(-1) ?? '');
}

const ORDINARY: ReadonlySet<string> = new Set(['unicast', 'private', 'uniqueLocal', 'carrierGradeNat', 'reserved']);
/** Where clouds hand out credentials apart from the link-local address: AWS over IPv6, Alibaba, Azure, Oracle, Google. */
const METADATA: ReadonlySet<string> = new Set([
  'fd00:ec2::254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);
const HERE = /^(?:localhost|localhost\.localdomain|ip6-(?:localhost|loopback)|.*\.localhost)$/;

function isSpecial(host: Host, address: Address | undefined): boolean {
  if (address === undefined) return HERE.test(host) || METADATA.has(host);
  return !ORDINARY.has(address.range()) || METADATA.has(address.toString());
}
