import type { Found } from './collect.ts';
import { unsupported } from './refuse.ts';

/** One jump host as ProxyJump names it; its case is kept, for `Host` patterns go by it. */
export interface ConfigHop {
  readonly name: string;
  readonly user: string | undefined;
  readonly port: number | undefined;
}

/** `[user@]host[:port]` or `ssh://…`; an IPv6 address with a port stands in brackets. */
const HOP =
  /^(?:ssh:\/\/)?(?:(?<user>[^@\s]+)@)?(?:\[(?<address>[0-9A-Fa-f:.]+)\]|(?<name>[A-Za-z0-9_][\w.%-]*))(?::(?<port>\d{1,5}))?\/?$/;

/** In the order they are passed through; empty for `none`. Throws HOST_CONFIG_UNSUPPORTED. */
export function hopsOf(line: Found): readonly ConfigHop[] {
  const text = line.rest.replace(/#.*$/, '').trim();
  if (text.toLowerCase() === 'none') return [];
  return text.split(',').map((part) => {
    const { user, address, name, port } = HOP.exec(part)?.groups ?? {};
    const host = address ?? name;
    if (host === undefined || Number(port ?? 22) < 1 || Number(port ?? 22) > 65_535) {
      throw unsupported(line.written, line.place, `"${part}" is not [user@]host[:port]`);
    }
    return { name: host, user, port: port === undefined ? undefined : Number(port) };
  });
}
