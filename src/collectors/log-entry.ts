import type { Line } from '../domain/evidence.ts';
import type { Moment } from './moment.ts';
import { findStamp } from './stamp.ts';

/** Whose words a message is. Only the kernel can write what is `kernel`, where the log itself can be trusted. */
export type Writer = 'kernel' | 'systemd' | 'application';

/** One message of a log, with the number of its line. */
export interface LogEntry {
  readonly line: number;
  /** ISO 8601 in UTC; undefined where the line does not tell. */
  readonly at?: string;
  readonly bootSeconds?: number;
  /** Who says it wrote this: "systemd", "nginx", "kernel"; empty in a program's own log. A process may choose this name. */
  readonly source: string;
  readonly by: Writer;
  readonly text: string;
}

export interface LogContext {
  readonly moment?: Moment | undefined;
  /** `kernel`: nobody else can have written a line of it. Default: `mixed`, and each line says who it is from. */
  readonly origin?: 'kernel' | 'mixed';
}

/**
 * After the time: host, what BusyBox writes of facility and level, then program with or without a process id. A level is no host, and `user.info kernel` is a
 * program that calls itself so.
 */
const SYSLOG =
  /^(?!(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE|NOTICE)\b)\S+ (?:kern\.[a-z]{3,7} (?=kernel: )|(?:user|mail|daemon|auth|authpriv|syslog|cron|ftp|local\d)\.[a-z]{3,7} (?!kernel\b))?([^:[\s][^:[]{0,79})(\[\d+\])?: (.*)$/;
/** Records that the kernel's audit writes, whatever program prints them. */
const KERNEL_AUDIT = /^type=(?:AVC|SYSCALL|PATH|SECCOMP|ANOM_\w+|14\d\d) msg=audit\(/;
const WITH_HOST = /^(?:[A-Z][a-z]{2} |\d{4}-\d\d-\d\dT)/;

/** Undefined for what bears no time: markers of journalctl, later lines of a long message. */
export function findEntry({ number, text }: Line, { moment, origin }: LogContext = {}): LogEntry | undefined {
  const stamp = findStamp(text, moment);
  if (stamp === undefined) return undefined;
  const { rest, ...time } = stamp;
  const [, tag, pid, message] = WITH_HOST.test(text) ? (SYSLOG.exec(rest) ?? []) : [];
  if (origin === 'kernel') {
    return { line: number, ...time, source: 'kernel', by: 'kernel', text: tag === 'kernel' ? said(message) : rest };
  }
  if (tag === undefined) return { line: number, ...time, source: '', by: writerOfRecord(text), text: rest };
  const source = tag.trim();
  const by = writerOf(source, pid);
  return { line: number, ...time, source, by, text: by === 'kernel' ? said(message) : (message ?? '') };
}

/** Without the seconds since boot that syslog daemons leave before a message of the kernel. */
function said(message = ''): string {
  return message.replace(/^\[\s*\d+\.\d+\]\s/, '');
}

/** journald and dmesg give the kernel no process id, and every process one; whoever logs as "kernel" gives himself away. */
function writerOf(source: string, pid: string | undefined): Writer {
  if (source === 'kernel') return pid === undefined ? 'kernel' : 'application';
  // systemd reports a failed exec from the child, which then already bears the name of the program in parentheses.
  return source === 'systemd' || /^\(.+\)$/.test(source) ? 'systemd' : 'application';
}

function writerOfRecord(text: string): Writer {
  return KERNEL_AUDIT.test(text) ? 'kernel' : 'application';
}

export function findEntries(lines: readonly Line[], context: LogContext = {}): readonly LogEntry[] {
  return lines.flatMap((line) => findEntry(line, context) ?? []);
}

/** The same, and lines without a time belong to the message before them: stack traces, reports of the kernel. */
export function findMessages(lines: readonly Line[], context: LogContext = {}): readonly LogEntry[] {
  const messages: LogEntry[] = [];
  for (const line of lines) {
    const entry = findEntry(line, context) ?? continuation(line, messages.at(-1), context);
    if (entry !== undefined) messages.push(entry);
  }
  return messages;
}

function continuation(
  { number, text }: Line,
  before: LogEntry | undefined,
  { origin }: LogContext,
): LogEntry | undefined {
  if (text.trim() === '' || text.startsWith('-- ')) return undefined;
  if (origin === 'kernel') return { ...before, line: number, source: 'kernel', by: 'kernel', text };
  // It can not be told who wrote a line that is no message of its own, so it never counts as the kernel's or systemd's.
  return before && { ...before, line: number, by: 'application', text: text.trim() };
}
