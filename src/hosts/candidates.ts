import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { shapeOfName, type NameShape } from './name-shape.ts';

/** `address` one may log in to; `private` when only a network of its own routes it. `special`: never a target. */
export type CandidateShape = NameShape | 'known' | 'private-address' | 'address' | 'special';

/** A word of the text that could be a machine, and where it stands. */
export interface Candidate {
  readonly name: string;
  readonly shape: CandidateShape;
  readonly start: number;
  readonly end: number;
}

/** Names that are machines for certain, as they may be written, and their full forms. */
export type Known = ReadonlyMap<string, string>;

const WORD = /[\p{Script=Latin}\p{M}\d._%/:@+*~#\\-]+/gu;
const EDGES = /^[^\p{L}\d:[*@]+|[^\p{L}\d]+$/gu;

/** All candidates of one sentence, in order. */
export function findCandidates(text: string, known: Known): readonly Candidate[] {
  return [...text.matchAll(WORD)].flatMap((match) => readWord(match[0], match.index, known));
}

function readWord(word: string, index: number, known: Known): readonly Candidate[] {
  const trimmed = word.replace(EDGES, '');
  if (/[*+\\#~]/.test(trimmed) || /^@[a-z]/i.test(trimmed)) return [];

  const start = index + word.indexOf(trimmed);
  return readParts(trimmed.replace(/^@/, '').split('/'), known).map(({ name, shape, written }) => {
    const from = start + trimmed.indexOf(written);
    return { name, shape, start: from, end: from + written.length };
  });
}

/** "web-1/web-2" is a list; of "img.example.com/shop/cart" and "sto-1/Load" only the first part is a machine. */
function readParts(parts: readonly string[], known: Known): readonly Name[] {
  const read = parts.map((part) => readName(part, known));
  const first = read[0];
  if (first === undefined || (parts.length > 1 && first.shape === 'bare')) return [];
  // A network, not a machine: "10.0.0.0/8".
  if (/^\d/.test(parts[1] ?? '') && isIpAddress(first)) return [];

  const all = read.filter((one) => one !== undefined && one.shape !== 'bare');
  return all.length === parts.length ? all.filter((one) => one !== undefined) : [first];
}

function isIpAddress({ shape }: Name): boolean {
  return shape.endsWith('address') || shape === 'special';
}

interface Name {
  readonly name: string;
  readonly shape: CandidateShape;
  readonly written: string;
}

/** A port, a path after a colon, or a module of rsync. */
const PORT = /::?(?:\d{1,5}|[^\d:][^:]*)?$/;

function readName(written: string, known: Known): Name | undefined {
  const address = readAddress(written);
  if (address !== undefined) {
    const machine = known.get(address.name);
    return machine === undefined ? { ...address, written } : { name: machine, shape: 'known', written };
  }

  const bare = written.replace(PORT, '').replace(/\.$/, '');
  if (bare === '' || /[:%@]/.test(bare)) return undefined;
  // Only a full name may hold other letters than these; "Abbrüche" is a word.
  if (!bare.includes('.') && /[^\w-]/.test(bare)) return undefined;
  const name = domainToASCII(bare.toLowerCase());
  const full = known.get(name);
  if (full !== undefined) return { name: full, shape: 'known', written };
  if (isTicketKey(bare)) return { name, shape: 'bare', written };
  const shape = shapeOfName(name);
  return shape === undefined ? undefined : { name, shape, written };
}

/** "OPS-4211" counts from one; a machine's number often begins with a nought. */
function isTicketKey(text: string): boolean {
  return /^[A-Z][A-Z0-9]{1,9}-[1-9]\d*$/.test(text);
}

const IPV4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/;
const IPV6 = /^\[?([0-9a-f:]*:[0-9a-f:.]*)\]?(?:%[\w-]+)?(?::\d{1,5})?$/i;

function readAddress(written: string): Omit<Name, 'written'> | undefined {
  const four = IPV4.exec(written)?.[1];
  if (four !== undefined) {
    return ipaddr.IPv4.isValidFourPartDecimal(four) ? shapeOfAddress(ipaddr.IPv4.parse(four), four) : undefined;
  }
  const six = IPV6.exec(written)?.[1]?.toLowerCase();
  if (six === undefined || six.split(':').length < 3 || !ipaddr.IPv6.isValid(six)) return undefined;
  return shapeOfAddress(ipaddr.IPv6.parse(six), six);
}

const PRIVATE: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);
/** "reserved" holds the ranges for documentation beside network masks. */
const PUBLIC: ReadonlySet<string> = new Set(['unicast', 'reserved']);

function shapeOfAddress(address: ipaddr.IPv4 | ipaddr.IPv6, name: string): Omit<Name, 'written'> {
  const range = address.range();
  if (PRIVATE.has(range)) return { name, shape: 'private-address' };
  return { name, shape: PUBLIC.has(range) && !name.startsWith('255.') ? 'address' : 'special' };
}
