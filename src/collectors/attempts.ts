import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findOutcome, Outcome } from './attempt-forms.ts';
import { defineCollector } from './collector.ts';
import { findEndpoint } from './endpoint.ts';

const Attempt = z.object({
  outcome: Outcome,
  /** What was to be reached, as far as the line or the command tells. */
  host: z.string().exactOptional(),
  port: z.int().exactOptional(),
  /** Of what answered to an address. */
  hardware: z.string().exactOptional(),
  /** The largest packet that gets through, or the size of those that were sent (`lost`). */
  bytes: z.int().exactOptional(),
  line: z.int(),
});
const Facts = z.object({ attempts: z.array(Attempt) });
export type Attempt = z.infer<typeof Attempt>;

const HARDWARE = /\b((?:[\da-f]{2}:){5}[\da-f]{2})\b/i;
const MAX_ATTEMPTS = 100;

/**
 * tai itself reaches for nothing: it looks at connections of the host that wait for an answer, ss(8). What people tried by hand
 * (ping, nc, curl, dig, arping …) is read from what they bring.
 */
export const attempts = defineCollector({
  name: 'attempts',
  about: 'Connections of this host that nobody answers, and those only half open',
  hides: 'connections that get no answer',
  trust: 'system',
  when: ['network', 'service_down', 'dns', 'tls_cert'],
  facts: Facts,
  commands: [['ss', '-tan', 'state', 'syn-sent', 'state', 'syn-recv']],
  recognises: [
    /^(?:ping6?|fping|nc|ncat|netcat|curl|wget|telnet|traceroute6?|tracepath6?|mtr|arping|arp-scan|tcpdump|nmap)\b/,
    /^(?:dig|nslookup|host|getent|drill|kdig|delv)\b/,
    /^(?:resolvectl\s+(?:-\S+\s+)*query|systemd-resolve)\b/,
    /^ss\b.*\bsyn-/,
    /^(?:timeout\s+\S+\s+)?(?:bash|sh)\s.*\/dev\/tcp\//,
    /^timeout\s+\S+\s+(?:nc|curl|telnet|ping|dig)\b/,
    /^(?:psql|mysql|redis-cli|pg_isready|mongosh?|ssh|nfsstat|showmount|ldapsearch|apt-get|apt|dnf|yum|zypper|apk|openssl)\b/,
  ],
  parse(lines, { command = '' }) {
    const found = [...lines.flatMap((line) => readLine(line, command)), ...findPings(lines)];
    if (found.length === 0 && !lines.some(({ text }) => /^(?:State|Recv-Q)\s/.test(text)))
      throw new Error('no attempt in it');
    return { attempts: found.slice(0, MAX_ATTEMPTS) };
  },
  keep: ({ attempts: found }) => found.map(({ line }) => line),
});

function readLine({ number, text }: Line, command: string): readonly Attempt[] {
  if (SS.test(text)) return readSocket(number, text);
  const outcome = isShortAnswer(text, command) ? 'name_found' : findOutcome(text);
  if (outcome === undefined) return [];
  const hardware = HARDWARE.exec(text)?.[1]?.toLowerCase();
  const named = outcome === 'replied' && isSecond(text, command) ? 'duplicate' : outcome;
  const size = outcome === 'too_big' ? findSize(text) : {};
  return [{ outcome: named, ...targetOf(text, command), ...(hardware && { hardware }), ...size, line: number }];
}

function isSecond(text: string, command: string): boolean {
  return isProbe(command) || /\(DUP: \d+\)$/.test(text);
}

function findSize(text: string): Pick<Attempt, 'bytes'> {
  const bytes = /(?:mtu ?=? ?|pmtu )(\d+)/i.exec(text)?.[1];
  return bytes === undefined ? {} : { bytes: Number(bytes) };
}

const SS = /^(SYN-SENT|SYN-RECV)\s+\d+\s+\d+\s+(\S+):(\d+)\s+(\S+):(\d+)/;

/** Half open connections to this host are no attempts of its own. */
function readSocket(line: number, text: string): readonly Attempt[] {
  const [, state, , , host, port] = SS.exec(text) ?? [];
  return state === 'SYN-SENT' && host !== undefined ? [{ outcome: 'unanswered', host, port: Number(port), line }] : [];
}

function isShortAnswer(text: string, command: string): boolean {
  return (
    /^(?:dig|drill|kdig)\b.*\+short/.test(command) && /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:]+)$/.test(text)
  );
}

/** arping(8): -D asks whether somebody else has the address; whoever answers then is one too many. */
function isProbe(command: string): boolean {
  return /\barping\s+(?:.*\s)?-\w*D/.test(command);
}

/** A server that was asked by its address counts as the host: an answer from there says that the name can be found. */
function targetOf(text: string, command: string): Pick<Attempt, 'host' | 'port'> {
  const endpoint = findEndpoint(text);
  if (endpoint !== undefined) return endpoint;
  const host =
    /^(?:dig|drill|kdig)\b.*\s@([\w.:-]+)/.exec(command)?.[1] ??
    /(?:reply from|to address|ARP, Reply|From) ([\da-f.:]+)(?=[ :,])/.exec(text)?.[1];
  if (host !== undefined) return { host };
  const [, name, port] = /^(?:nc|ncat|netcat|telnet)\s+(?:-\S+\s+(?:\d+\s+)?)*([\w.-]+)\s+(\d+)/.exec(command) ?? [];
  return name === undefined ? {} : { host: name, port: Number(port) };
}

/** ping(8) tells the size first and what was lost last. */
function findPings(lines: readonly Line[]): readonly Attempt[] {
  let sent: { host: string; bytes: number } | undefined;
  return lines.flatMap(({ number, text }) => {
    const [, host, bytes] = /^PING (\S+) .*?(\d+)(?:\(\d+\))?(?: data)? bytes/.exec(text) ?? [];
    if (host !== undefined) sent = { host, bytes: Number(bytes) };
    const percent = /(\d+(?:\.\d+)?)% packet loss/.exec(text)?.[1];
    if (percent === undefined || sent === undefined) return [];
    const share = Number(percent);
    return share === 100 || share < 50 ? [{ outcome: share === 100 ? 'lost' : 'replied', ...sent, line: number }] : [];
  });
}
