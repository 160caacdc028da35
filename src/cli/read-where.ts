import { type DeskAsk, isFolder } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import { LOCALHOST } from '../domain/host.ts';
import { readSince, readType } from '../terminal/since.ts';
import { readHost } from './ssh-options.ts';
import type { WhereOptions } from './where-options.ts';

export type Where = Omit<DeskAsk, 'text' | 'ticket'>;

/** What the options say, checked. Throws CONFIG_INVALID with the option and an example. */
export function readWhere({ host, local, path, type, since }: WhereOptions, now: Date): Where {
  const named = host.map((name) => readHost(name, '--host '));
  return {
    hosts: local ? [LOCALHOST, ...named] : named,
    folders: path.map(readFolder),
    ...(type !== undefined && { type: readType(type) }),
    ...(since !== undefined && { since: readSince(since, now) }),
  };
}

/** Throws CONFIG_INVALID. */
export function readFolder(path: string): string {
  const folder = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (isFolder(folder)) return folder;
  throw new TaiError(
    'CONFIG_INVALID',
    `--path ${path}: can not be listed, it must be an absolute path in one of /var, /opt, /srv, /etc, /home, /tmp, /data, /usr/local, for example: /var/spool/app`,
  );
}
