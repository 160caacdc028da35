import { createHmac } from 'node:crypto';

/** Something that looks like a public key of this type; `seed` makes it differ from others. */
export function aKey(type: string, seed: number): Buffer {
  const name = Buffer.from(type);
  const body = Buffer.alloc(32, seed);
  return Buffer.concat([toLength(name), name, toLength(body), body]);
}

/** One known_hosts line. */
export function line(names: string, key: Buffer, { mark = '', comment = '' } = {}): string {
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  return [mark, names, type, key.toString('base64'), comment].filter((word) => word !== '').join(' ');
}

export function hashName(name: string, salt: Buffer): string {
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

function toLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}
