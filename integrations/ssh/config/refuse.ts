import { TaiError } from '../../../src/domain/errors.ts';

/** Where a line stands, for people. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What ssh_config asks for a host and tai can not do: nothing is sent to that host. */
export function unsupported(what: string, { file, line }: Place, why: string): TaiError {
  return new TaiError('HOST_CONFIG_UNSUPPORTED', `${what} (${file}:${line}): ${why}`);
}
