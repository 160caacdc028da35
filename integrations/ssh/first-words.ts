import type { Duplex } from 'node:stream';
import { sayable } from '../remote/sayable.ts';

const MAX_CHARS = 1_000;

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

export function hearFirstWords(stream: Duplex): FirstWords {
  let heard = '';
  const spokeSsh = (): boolean => /^SSH-/m.test(heard);
  const hear = (chunk: Buffer): void => {
    heard += chunk.toString('latin1', 0, MAX_CHARS);
    if (spokeSsh() || heard.length >= MAX_CHARS) stream.off('data', hear);
  };
  stream.on('data', hear);
  return {
    spokeSsh,
    banner: () => sayable(/^SSH-[^\r\n]*/m.exec(heard)?.[0] ?? ''),
    turnedAway: () => heard === '' || heard.startsWith('Exceeded MaxStartups'),
    text: () => sayable(heard),
  };
}
