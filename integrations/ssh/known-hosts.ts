import { createHmac, randomBytes } from 'node:crypto';
import { fitsList } from './pattern.ts';

/** One usable line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
export interface KnownHost {
  readonly mark: 'none' | 'revoked' | 'cert-authority';
  /** The first field as it stands: patterns with commas, or one hashed name. */
  readonly names: string;
  readonly keyType: string;
  readonly key: Buffer;
  readonly file: string;
  readonly line: number;
}

const MARKS: ReadonlyMap<string | undefined, KnownHost['mark']> = new Map([
  [undefined, 'none'],
  ['@revoked', 'revoked'],
  ['@cert-authority', 'cert-authority'],
]);
/** Marker, names, key type, key; a comment may follow. */
const LINE = /^[ \t]*(?:(@\S+)[ \t]+)?(\S+)[ \t]+(\S+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]|$)/;

/** Lines that can not be read are left out, as OpenSSH does. */
export function parseKnownHosts(text: string, file: string): KnownHost[] {
  return text.split('\n').flatMap((line, index) => parseLine(line.replace(/\r$/, ''), file, index + 1));
}

/** The name a host is filed under: in lower case, in brackets with its port unless that is 22. */
export function knownHostName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** The same name as only who knows it can recognise it. */
export function hashedName(name: string): string {
  const salt = randomBytes(20);
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

/** `name` is in lower case. A `!` pattern that fits takes the whole line out. */
export function isNamedBy(names: string, name: string): boolean {
  return names.startsWith('|') ? isHashOf(names, name) : fitsList(names.toLowerCase(), name);
}

/** The type a key says it is: the first string of its wire form (RFC 4253, 6.6). Undefined when there is none. */
export function keyTypeOf(key: Buffer): string | undefined {
  if (key.length < 4) return undefined;
  const length = key.readUInt32BE(0);
  return length > 0 && length <= 64 && key.length > 4 + length ? key.toString('latin1', 4, 4 + length) : undefined;
}

function parseLine(text: string, file: string, line: number): KnownHost[] {
  const found = LINE.exec(text);
  if (found === null || text.trimStart().startsWith('#')) return [];
  const [, marker, names = '', keyType = '', base64 = ''] = found;
  const mark = MARKS.get(marker);
  const key = Buffer.from(base64, 'base64');
  if (mark === undefined || keyTypeOf(key) !== keyType) return [];
  return [{ mark, names, keyType, key, file, line }];
}

function isHashOf(hashed: string, name: string): boolean {
  const [, version, salt, digest] = hashed.split('|');
  if (version !== '1' || salt === undefined || digest === undefined) return false;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === digest;
}
