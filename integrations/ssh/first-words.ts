import type { Duplex } from 'node:stream';
import { sayable } from '../remote/sayable.ts';

const MAX_CHARS = 1_000;
/** Before it speaks SSH a server may say anything (RFC 4253, 4.2); ssh2 1.17 would read it for as long as it comes. */
const MAX_BYTES = 256 * 1024;

/** What a server has said before it speaks SSH. */
export interface FirstWords {
  readonly spokeSsh: () => boolean;
  /** What it calls itself, for people: "SSH-2.0-OpenSSH_9.2p1". */
  readonly banner: () => string;
  /** Closed without a word, or with sshd's own for too many logins at once (sshd.c). */
  readonly turnedAway: () => boolean;
  /** For people; empty when it has said nothing. */
  readonly text: () => string;
}

/** Calls `tooMuch` once when the server goes on and on without a word of SSH. */
export function hearFirstWords(stream: Duplex, tooMuch: () => void): FirstWords {
  let first = '';
  let bytes = 0;
  let spokeSsh = false;
  let banner = '';
  // The beginning of a line that has not ended yet: the word may come in pieces.
  let beginning = '\n';
  const hear = (chunk: Buffer): void => {
    const text = beginning + chunk.toString('latin1');
    bytes += chunk.length;
    first += chunk.toString('latin1', 0, MAX_CHARS - first.length);
    spokeSsh = text.includes('\nSSH-');
    banner = /\n(SSH-[^\r\n]*)/.exec(text)?.[1] ?? '';
    const at = Math.max(text.lastIndexOf('\n'), 0);
    beginning = text.slice(at, at + '\nSSH-'.length);
    if (!spokeSsh && bytes <= MAX_BYTES) return;
    stream.off('data', hear);
    if (!spokeSsh) tooMuch();
  };
  stream.on('data', hear);
  return {
    spokeSsh: () => spokeSsh,
    banner: () => sayable(banner),
    turnedAway: () => first === '' || first.startsWith('Exceeded MaxStartups'),
    text: () => sayable(first),
  };
}
