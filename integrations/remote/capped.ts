import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** The first bytes of a stream, up to a limit. */
export class Capped {
  readonly #maxBytes: number;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #overflowed = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get overflowed(): boolean {
    return this.#overflowed;
  }

  add(chunk: Buffer): void {
    const room = this.#maxBytes - this.#kept;
    if (chunk.length > room) this.#overflowed = true;
    if (room <= 0) return;
    this.#chunks.push(chunk.subarray(0, room));
    this.#kept += Math.min(room, chunk.length);
  }

  /** Bytes that are not UTF-8 become U+FFFD; a character that the limit cut in two is left out. */
  text(): string {
    const decoder = new StringDecoder('utf8');
    const text = this.#chunks.map((chunk) => decoder.write(chunk)).join('');
    return this.#overflowed ? text : text + decoder.end();
  }
}

export interface Keeping {
  readonly maxBytes: number;
  readonly floodBytes: number;
  readonly onFlood: () => void;
  readonly onChunk?: ((chunk: Buffer) => void) | undefined;
}

/** Keeps the first `maxBytes` of a stream and reads the rest away; calls `onFlood` for what comes after `floodBytes`. */
export function keepFirst(stream: Readable, { maxBytes, floodBytes, onFlood, onChunk }: Keeping): Capped {
  const kept = new Capped(maxBytes);
  let received = 0;
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    kept.add(chunk);
    onChunk?.(chunk);
    received += chunk.length;
    if (received > floodBytes) onFlood();
  });
  return kept;
}
