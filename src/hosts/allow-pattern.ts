import ipaddr from 'ipaddr.js';
import { parse } from 'tldts';
import { innerEndings } from './name-words.ts';

/** Who a pattern of the allow-list means. Anything malformed matches nobody. */
export type HostPattern =
  | { readonly kind: 'name'; readonly matches: RegExp }
  | { readonly kind: 'address'; readonly canonical: string }
  | { readonly kind: 'network'; readonly address: ipaddr.IPv4 | ipaddr.IPv6; readonly bits: number }
  | { readonly kind: 'malformed'; readonly message: string };

export function parseHostPattern(text: string): HostPattern {
  const pattern = text.toLowerCase().replace(/\.$/, '');
  if (pattern.includes('/')) return parseNetwork(pattern);
  const address = parseAddress(pattern);
  return address === undefined ? parseName(pattern) : { kind: 'address', canonical: address.toString() };
}

/**
 * The address a host's text is, in its simplest form (IPv4 inside IPv6 is IPv4). Only four decimal parts are IPv4: the
 * library, like a resolver, also reads "127.1" and "010.0.0.1".
 */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : undefined;
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined;
}

function malformed(message: string): HostPattern {
  return { kind: 'malformed', message };
}

const EXAMPLE = "write a name, '*.prod.example.com', 'db-0?.example.com', an address or '10.20.0.0/16'";

function parseNetwork(pattern: string): HostPattern {
  const [written = '', prefix = '', ...more] = pattern.split('/');
  const address = parseAddress(written);
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (address === undefined || more.length > 0 || !(bits <= address.toByteArray().length * 8)) {
    return malformed(`'${pattern}' is no network; ${EXAMPLE}`);
  }
  const network = networkOf(address, bits);
  return network === address.toString()
    ? { kind: 'network', address, bits }
    : malformed(`'${pattern}' is a machine in a network; write '${network}/${bits}' for the network`);
}

function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const cidr = `${address.toString()}/${bits}`;
  const network =
    address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(cidr) : ipaddr.IPv6.networkAddressFromCIDR(cidr);
  return network.toString();
}

const LABEL = /^[a-z0-9_*?]([a-z0-9_*?-]{0,61}[a-z0-9_*?])?$/;

function parseName(pattern: string): HostPattern {
  const labels = pattern.split('.');
  if (pattern.length > 253 || !labels.every((label) => LABEL.test(label))) {
    return malformed(`'${pattern}' is no host pattern; ${EXAMPLE}`);
  }
  if (pattern === '*' || (labels[0] === '*' && isPublic(labels.slice(1)))) {
    return malformed(`'${pattern}' would allow machines of anyone; name your own domain, as in '*.prod.example.com'`);
  }

  const [first = '', ...rest] = labels;
  const head = first === '*' ? `${ANY_LABEL}(?:\\.${ANY_LABEL})*` : globOf(first);
  return { kind: 'name', matches: new RegExp(`^${[head, ...rest.map(globOf)].join('\\.')}$`) };
}

const ANY_LABEL = '[a-z0-9_-]+';

function globOf(label: string): string {
  return label.replace(/\*+|\?/g, (wildcard) => (wildcard === '?' ? '[a-z0-9_-]' : '[a-z0-9_-]*'));
}

/** "com" and "co.uk"; an inner ending like "lan" belongs to whoever writes it. */
function isPublic(labels: readonly string[]): boolean {
  const domain = labels.join('.');
  const { isIcann, publicSuffix } = parse(domain);
  return isIcann === true && publicSuffix === domain && !innerEndings.has(domain);
}
