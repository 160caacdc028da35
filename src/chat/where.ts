import { isFolder } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import { findHost, LOCALHOST } from '../domain/host.ts';
import { readSince } from '../terminal/since.ts';

/** Typed by the person, who may look there; `localhost` is this machine. Throws CONFIG_INVALID. */
export function readHosts(names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const host = findHost(name);
    if (host !== undefined) return host;
    throw new TaiError(
      'CONFIG_INVALID',
      `/host ${name}: is not a host name or address, for example: /host web-03, or ${LOCALHOST}`,
    );
  });
}

/** Throws CONFIG_INVALID. */
export function readPath(path: string): string {
  const folder = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (isFolder(folder)) return folder;
  throw new TaiError(
    'CONFIG_INVALID',
    `/path ${path}: can not be listed, it must be an absolute path in one of /var, /opt, /srv, /etc, /home, /tmp, /data, /usr/local, for example: /path /var/spool/app`,
  );
}

/** Throws CONFIG_INVALID. */
export function readTime(text: string, now: Date): string {
  return readSince(text, now, '/since');
}
