import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { parseHost } from '../../src/domain/host.ts';

export interface JumpHost {
  readonly name: string;
  readonly user: string | undefined;
  readonly port: number | undefined;
}

/** An IPv6 address stands in brackets. */
const JUMP_HOST = /^(?:(?<user>[^@\s]+)@)?(?:\[(?<address>[0-9A-Fa-f:.]+)\]|(?<name>[^:[\]\s]+))(?::(?<port>\d+))?$/;

const Port = z.coerce.number().int().min(1).max(65_535).optional();

/** Reads `[user@]host[:port]`, several with commas between, in the order of the way; `none` is no jump host. Throws CONFIG_INVALID. */
export function parseJumpHosts(text: string): readonly JumpHost[] {
  return text === 'none' ? [] : text.split(',').map(parseJumpHost);
}

function parseJumpHost(text: string): JumpHost {
  try {
    const { user, address, name = '', port } = JUMP_HOST.exec(text)?.groups ?? {};
    return { name: parseHost(address ?? name), user, port: Port.parse(port) };
  } catch (cause) {
    const message = `"${text}" is not a jump host; example: tai@bastion.example.com:22`;
    throw new TaiError('CONFIG_INVALID', message, cause);
  }
}
