import { TaiError } from '../domain/errors.ts';
import { GATE_FILE } from './files.ts';

/** The public half of a key, as `ssh-keygen` writes it. */
export interface PublicKey {
  readonly type: string;
  readonly base64: string;
  readonly comment: string;
}

const KEY = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: (.*))?$/;
/** Addresses, blocks of them and names, with the wildcards and negation of ssh_config(5) PATTERNS. */
const FROM = /^!?[A-Za-z0-9.:*?/_-]+(,!?[A-Za-z0-9.:*?/_-]+)*$/;

/** What sshd is told about the key: sshd(8), AUTHORIZED_KEYS FILE FORMAT. Throws CONFIG_INVALID for an odd address. */
export function keyOptions(from: string | undefined): readonly string[] {
  if (from !== undefined && !FROM.test(from)) {
    throw new TaiError(
      'CONFIG_INVALID',
      `--from ${from}: is not an address or a list of them, for example: 10.0.0.5,10.1.0.0/24`,
    );
  }
  return ['restrict', ...(from === undefined ? [] : [`from="${from}"`]), `command="${GATE_FILE}"`];
}

/** One line of authorized_keys. Throws as keyOptions does. */
export function authorizedKeysLine({ type, base64, comment }: PublicKey, from: string | undefined): string {
  return `${keyOptions(from).join(',')} ${type} ${base64}${comment === '' ? '' : ` ${comment}`}\n`;
}

/** Throws CONFIG_INVALID when the text is no single public key; `file` is named in the message. */
export function parsePublicKey(text: string, file: string): PublicKey {
  const [, type = '', base64 = '', comment = ''] = KEY.exec(text.trim()) ?? [];
  if (type === '' || typeInside(base64) !== type) {
    const hint = text.includes('PRIVATE KEY') ? ', it is the private half' : '';
    throw new TaiError(
      'CONFIG_INVALID',
      `--key ${file}: is not one public key${hint}, for example: ~/.ssh/id_ed25519.pub`,
    );
  }
  return { type, base64, comment: comment.replaceAll(/[^\w@.+-]+/g, ' ').trim() };
}

/** RFC 4253, 6.6: the key begins with the length and the text of its own type. */
function typeInside(base64: string): string | undefined {
  const key = Buffer.from(base64, 'base64');
  return key.length < 4 ? undefined : key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
}
