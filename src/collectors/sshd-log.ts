import { z } from 'zod';
import type { LogEntry } from './log-entry.ts';
import { findRefusal } from './sshd-refusal.ts';

const Failures = z.object({
  address: z.string(),
  times: z.int(),
  /** Different names tried, at most ten are counted. */
  users: z.array(z.string()),
  /** Of valid accounts only. */
  onValid: z.int(),
  firstLine: z.int(),
  line: z.int(),
});
export type Failures = z.infer<typeof Failures>;

const Accepted = z.object({
  user: z.string(),
  address: z.string(),
  method: z.string(),
  line: z.int(),
  at: z.iso.datetime().exactOptional(),
});

export const Refusal = z.object({
  kind: z.enum([
    'file_modes',
    'not_allowed',
    'expired',
    'locked',
    'pam',
    'key_type',
    'no_common_algorithm',
    'keys_unreadable',
    'certificate',
    'nologin',
    'too_many_keys',
  ]),
  user: z.string().exactOptional(),
  address: z.string().exactOptional(),
  times: z.int(),
  line: z.int(),
  at: z.iso.datetime().exactOptional(),
});
export type Refusal = z.infer<typeof Refusal>;

export const sshdFacts = {
  /** Most failures first. */
  failures: z.array(Failures),
  /** Oldest first, the newest fifty. */
  accepted: z.array(Accepted),
  /** Why a login was refused that is no wrong password. */
  refusals: z.array(Refusal),
  /** Connections dropped before a login: too many at once, or penalties. */
  dropped: z
    .object({ times: z.int(), firstLine: z.int(), line: z.int(), at: z.iso.datetime().exactOptional() })
    .exactOptional(),
};
const Facts = z.object(sshdFacts);
type SshdFacts = z.infer<typeof Facts>;

/** A line that sshd or one of its PAM modules wrote. The process id ties the lines of one login together. */
export interface SshdLine {
  readonly entry: LogEntry;
  readonly pid: string;
}

const FROM = String.raw`from (?:::ffff:)?(?<address>[\da-fA-F.:]+)`;
const FAILED = new RegExp(String.raw`Failed (?<method>\S+) for (?<invalid>invalid user )?(?<user>.*) ${FROM} port \d+`);
const INVALID = new RegExp(String.raw`^Invalid user (?<user>.*) ${FROM}(?: port \d+)?$`);
const ACCEPTED = new RegExp(String.raw`^Accepted (?<method>\S+) for (?<user>\S+) ${FROM} port \d+`);
const DROPPED = /MaxStartups throttling|^drop connection #\d+ from|exited MaxStartups|past MaxStartups|penalty: /i;
const PEER =
  /(?:from|user \S+|by|with) (?:::ffff:)?(?<address>\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:]+) port \d+|rhost=(?<rhost>\S+)/;
const PEER_USER = /authenticating user (?<user>\S+) |\suser=(?<named>\S+)/;
const REPEATED = /^message repeated (\d+) times: \[ (.*)\]$/;
const MAX_ADDRESSES = 20;
const MAX_USERS = 10;
const MAX_ACCEPTED = 50;
const MAX_REFUSALS = 30;

export function readSshd(lines: readonly SshdLine[]): SshdFacts {
  const peers = peersOf(lines);
  const failures = new Map<string, Failures>();
  const invalid = new Map<string, Failures>();
  const refusals = new Map<string, Refusal>();
  for (const { entry, pid } of lines) {
    const { text, times } = unfold(entry.text);
    count(failures, FAILED.exec(text)?.groups, entry.line, times);
    count(invalid, INVALID.exec(text)?.groups, entry.line, times);
    addRefusal(refusals, text, entry, peers.get(pid));
  }
  // Where only keys are taken, nothing but the name tells of an attempt.
  for (const [address, seen] of invalid) if (!failures.has(address)) failures.set(address, seen);
  const dropped = countDropped(lines);
  return {
    failures: [...failures.values()].toSorted((a, b) => b.times - a.times).slice(0, MAX_ADDRESSES),
    accepted: lines.flatMap(readAccepted).slice(-MAX_ACCEPTED),
    refusals: [...refusals.values()].slice(-MAX_REFUSALS),
    ...(dropped && { dropped }),
  };
}

function readAccepted({ entry }: SshdLine): SshdFacts['accepted'] {
  const { user, address, method = '' } = ACCEPTED.exec(entry.text)?.groups ?? {};
  return user === undefined || address === undefined ? [] : [{ user, address, method, ...place(entry) }];
}

function countDropped(lines: readonly SshdLine[]): SshdFacts['dropped'] {
  const found = lines.filter(({ entry }) => DROPPED.test(unfold(entry.text).text));
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const times = found.reduce((sum, { entry }) => sum + unfold(entry.text).times, 0);
  return { times, firstLine: first.entry.line, ...place(last.entry) };
}

function unfold(text: string): { text: string; times: number } {
  const [, times, message] = REPEATED.exec(text) ?? [];
  return message === undefined ? { text, times: 1 } : { text: message, times: Number(times) };
}

function place({ line, at }: LogEntry): { line: number; at?: string } {
  return { line, ...(at !== undefined && { at }) };
}

type Groups = Readonly<Record<string, string | undefined>>;

function count(into: Map<string, Failures>, groups: Groups | undefined, line: number, times: number): void {
  const { address, user = '', invalid } = groups ?? {};
  if (address === undefined) return;
  const before = into.get(address) ?? { address, times: 0, users: [], onValid: 0, firstLine: line, line };
  const isNew = !before.users.includes(user) && before.users.length < MAX_USERS;
  into.set(address, {
    ...before,
    times: before.times + times,
    users: isNew ? [...before.users, user] : before.users,
    onValid: before.onValid + (invalid === undefined ? times : 0),
    line,
  });
}

interface Peer {
  readonly user?: string;
  readonly address?: string;
}

/** Who was at the other end of each process: one line of it tells, another one says why he was refused. */
function peersOf(lines: readonly SshdLine[]): ReadonlyMap<string, Peer> {
  const peers = new Map<string, Peer>();
  for (const { entry, pid } of lines) peers.set(pid, { ...peers.get(pid), ...peerIn(entry.text) });
  return peers;
}

function peerIn(text: string): Peer {
  const { address, rhost } = PEER.exec(text)?.groups ?? {};
  const { user, named } = PEER_USER.exec(text)?.groups ?? {};
  const [from, who] = [address ?? rhost, user ?? named];
  return { ...(from !== undefined && { address: from }), ...(who !== undefined && { user: who }) };
}

function addRefusal(into: Map<string, Refusal>, text: string, entry: LogEntry, peer: Peer = {}): void {
  const found = findRefusal(text);
  if (found === undefined) return;
  const { kind, ...told } = found;
  const who = { ...peer, ...told };
  const key = [kind, who.user, who.address].join('\n');
  into.set(key, { kind, ...who, times: (into.get(key)?.times ?? 0) + 1, ...place(entry) });
}

/** Lines that rules may cite. */
export function sshdLines({ failures, accepted, refusals, dropped }: SshdFacts): readonly number[] {
  const drops = dropped === undefined ? [] : [dropped.firstLine, dropped.line];
  return [
    ...drops,
    ...refusals.map(({ line }) => line),
    ...failures.flatMap(({ firstLine, line }) => [firstLine, line]),
    ...accepted.slice(-10).map(({ line }) => line),
  ];
}
