import type { Line } from '../domain/evidence.ts';
import { findEntry } from './log-entry.ts';
import type { Moment } from './moment.ts';

/** One message of the kernel. Its time is a date, or seconds since boot, or not told, as the tool gives it. */
export interface KernelMessage {
  readonly line: number;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
  readonly bootSeconds?: number;
}

/** A line of `journalctl --dmesg`, of `dmesg` with any of its time formats, or of the kernel's log file. */
export function toKernelMessage(line: Line, moment?: Moment): KernelMessage {
  const entry = findEntry(line, { moment, origin: 'kernel' });
  if (entry === undefined) return { line: line.number, text: line.text };
  const { source: _source, by: _by, ...message } = entry;
  return message;
}
