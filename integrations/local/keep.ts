import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** The first bytes of a stream. */
export interface Kept {
  /** Bytes that are not UTF-8 become U+FFFD; a character that the limit cut in two is left out. */
  readonly text: () => string;
}

/** Keeps the first `maxBytes` and reads the rest away; calls `flooded` for what comes after `floodBytes`. */
export function keepFirst(stream: Readable, maxBytes: number, floodBytes: number, flooded: () => void): Kept {
  const chunks: Buffer[] = [];
  let received = 0;
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    if (received < maxBytes) chunks.push(chunk.subarray(0, maxBytes - received));
    received += chunk.length;
    if (received > floodBytes) flooded();
  });
  return {
    text: () => {
      const decoder = new StringDecoder('utf8');
      const text = decoder.write(Buffer.concat(chunks));
      return received > maxBytes ? text : text + decoder.end();
    },
  };
}
