import type { Line } from '../domain/evidence.ts';

/** One message of a log, with the number of its line. */
export interface LogEntry {
  readonly line: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Who says it wrote this: "systemd", "nginx", "kernel". A process may choose this name. */
  readonly source: string;
  readonly text: string;
}

/** `journalctl --output=short-iso-precise` and `short-iso`; systemd before 255 writes +0000 for +00:00. */
const ENTRY = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d):?(\d\d)? \S+ ([^:[]{1,80})(?:\[\d+\])?: (.*)$/;

/** Undefined for what is no message: markers of journalctl, later lines of a long message. */
export function findEntry({ number, text }: Line): LogEntry | undefined {
  const [, time = '', zone = '', minutes, source = '', message = ''] = ENTRY.exec(text) ?? [];
  if (time === '') return undefined;
  const at = new Date(`${time}${zone === 'Z' ? zone : `${zone}:${minutes ?? '00'}`}`);
  return { line: number, at: at.toISOString(), source, text: message };
}

export function findEntries(lines: readonly Line[]): readonly LogEntry[] {
  return lines.flatMap((line) => findEntry(line) ?? []);
}
