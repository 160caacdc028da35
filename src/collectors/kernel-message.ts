import type { Line } from '../domain/evidence.ts';
import { findEntry } from './log-entry.ts';

/** One message of the kernel. Its time is a date, or seconds since boot, or not told, as the tool gives it. */
export interface KernelMessage {
  readonly line: number;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
  readonly bootSeconds?: number;
}

const DMESG_ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d),\d+([+-]\d\d:\d\d) (.*)$/;
const DMESG = /^(?:<\d+>)?\[\s*(\d+\.\d+)\] (.*)$/;

/** A line of `journalctl --dmesg`, `dmesg --time-format=iso`, or plain `dmesg`. */
export function toKernelMessage(line: Line): KernelMessage {
  const entry = findEntry(line);
  if (entry !== undefined) return { line: line.number, text: entry.text, at: entry.at };

  const [, time, zone, isoText] = DMESG_ISO.exec(line.text) ?? [];
  if (time !== undefined)
    return { line: line.number, text: isoText ?? '', at: new Date(`${time}${zone}`).toISOString() };

  const [, seconds, text] = DMESG.exec(line.text) ?? [];
  if (seconds !== undefined) return { line: line.number, text: text ?? '', bootSeconds: Number(seconds) };
  return { line: line.number, text: line.text };
}
