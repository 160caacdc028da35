import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const PATTERNS = [
  'sshd[{n}]: Accepted publickey for deploy from 10.{d}.{d}.{d} port {n} ssh2',
  'sshd[{n}]: Invalid user {w} from 203.0.113.{d} port {n}',
  'CRON[{n}]: (root) CMD (cd / && run-parts --report /etc/cron.hourly)',
  'systemd[1]: {w}.service: Deactivated successfully.',
  'systemd[1]: session-{n}.scope: Consumed {d}.{n}s CPU time.',
  'app[{n}]: INFO [http-{d}] request id={n}a{n} path=/api/v1/{w} status=200 took={d}ms',
  'app[{n}]: WARN [http-{d}] slow query took={n}ms table={w}',
  'app[{n}]: ERROR [http-{d}] client aborted request id={n}: Broken pipe',
  'kernel: docker0: port {d}(veth{n}) entered disabled state',
  'kernel: [UFW BLOCK] IN=ens3 OUT= SRC=198.51.100.{d} DST=192.0.2.10 LEN=40 PROTO=TCP SPT={n} DPT=23 WINDOW=1024 SYN URGP=0',
  'nginx: 10.0.{d}.{d} - - "GET /{w}/{n} HTTP/1.1" 200 {n} "-" "Mozilla/5.0 (X11; Linux x86_64)"',
  'postfix/smtpd[{n}]: connect from unknown[203.0.113.{d}]',
] as const;
/** Names that differ without a digit make more shapes, as they do on a real host. */
const WORDS = Array.from(
  { length: 120 },
  (_, at) => `${letter(at * 7)}${letter(at * 3)}${letter(at)}-${letter(at >> 2)}job`,
);
const RARE = 'kernel: EXT4-fs error (device sda1): remounting filesystem read-only';
const RARE_EVERY = 400_000;
const STARTED_AT = Date.UTC(2026, 10, 1);

/** Writes a journal of `megabytes` MB, the same for the same size, in the form `journalctl` prints. Answers with its lines. */
export async function writeJournal(path: string, megabytes: number): Promise<number> {
  const file = createWriteStream(path);
  const random = createRandom(7);
  let lines = 0;
  for (let left = megabytes * 1_048_576; left > 0; ) {
    const texts: string[] = [];
    for (let count = 0; count < 5_000; count += 1) texts.push(makeLine((lines += 1), random));
    const text = `${texts.join('\n')}\n`;
    left -= text.length;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return lines;
}

function makeLine(line: number, random: () => number): string {
  const iso = new Date(STARTED_AT + line * 80).toISOString();
  const body = line % RARE_EVERY === 0 ? RARE : (PATTERNS[Math.floor(random() * PATTERNS.length)] ?? RARE);
  const filled = body.replace(/\{([ndw])\}/g, (_, kind: string) => {
    if (kind === 'w') return WORDS[Math.floor(random() * WORDS.length)] ?? '';
    return String(Math.floor(random() * (kind === 'd' ? 250 : 90_000)) + 1);
  });
  return `Nov ${iso.slice(8, 10)} ${iso.slice(11, 19)} web-3 ${filled}`;
}

/** Mulberry32, a generator of 32 bits in the public domain by T. Ettinger: from 0 up to 1, the same row for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function letter(at: number): string {
  return String.fromCharCode(97 + (at % 26));
}
