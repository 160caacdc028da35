import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findEntry } from './log-entry.ts';
import type { Moment } from './moment.ts';

/** What AppArmor or SELinux refused one program, all of a kind together. */
export const Denial = z.object({
  by: z.enum(['apparmor', 'selinux']),
  /** The profile ("/usr/sbin/mysqld") or the domain ("httpd_t"). */
  domain: z.string(),
  /** The name of the process; anybody can choose his own. */
  comm: z.string(),
  /** "open", "name_connect"; of several the first. */
  operation: z.string(),
  /** What it was about: a path, a file's name, a port. Empty where it is not told. */
  target: z.string(),
  /** SELinux: "default_t", of what was asked for. */
  targetType: z.string().exactOptional(),
  /** True when it was logged and let through all the same. */
  allowed: z.boolean(),
  times: z.int(),
  /** ISO 8601 in UTC, of the last one. */
  at: z.iso.datetime().exactOptional(),
  firstLine: z.int(),
  line: z.int(),
});
export type Denial = z.infer<typeof Denial>;

/** The audit's own time stands in each record, whichever tool printed it; `ausearch -i` writes it for people. */
const EPOCH = /audit\((\d{9,11})\.(\d{3}):/;
const FOR_PEOPLE = /audit\((\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)\.\d+:/;
/** Who may hand on what the kernel wrote; any other program only says so. */
const CARRIERS = /^(?:kernel|audit|audispd|audisp-syslog|auditd)?$/;

/** apparmor.d(7), and the records of SELinux: `avc:  denied  { read } for  pid=… comm=… scontext=… tcontext=… tclass=…`. */
export function findDenial(line: Line, moment: Moment | undefined): Denial | undefined {
  const { text } = line;
  if (!/apparmor="DENIED"|avc:\s+denied\s/.test(text)) return undefined;
  const entry = findEntry(line, { moment });
  if (entry !== undefined && !CARRIERS.test(entry.source)) return undefined;
  const what = text.includes('apparmor="DENIED"') ? readApparmor(text) : readSelinux(text);
  const at = timeOf(text, moment) ?? entry?.at;
  return { ...what, ...(at !== undefined && { at }), times: 1, firstLine: line.number, line: line.number };
}

type What = Pick<Denial, 'by' | 'domain' | 'comm' | 'operation' | 'target' | 'targetType' | 'allowed'>;

function readApparmor(text: string): What {
  return {
    by: 'apparmor',
    domain: field(text, 'profile') ?? '',
    comm: field(text, 'comm') ?? '',
    operation: field(text, 'operation') ?? '',
    target: field(text, 'name') ?? field(text, 'capname') ?? '',
    allowed: false,
  };
}

function readSelinux(text: string): What {
  const targetType = typeOf(field(text, 'tcontext'));
  return {
    by: 'selinux',
    domain: typeOf(field(text, 'scontext')) ?? '',
    comm: field(text, 'comm') ?? '',
    operation: /denied\s+\{ (\S+)/.exec(text)?.[1] ?? '',
    target: field(text, 'path') ?? field(text, 'name') ?? field(text, 'dest') ?? field(text, 'src') ?? '',
    ...(targetType !== undefined && { targetType }),
    allowed: /\bpermissive=1\b/.test(text),
  };
}

function field(text: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(String.raw`[\s,]${name}=(?:"([^"]*)"|(\S+))`).exec(text) ?? [];
  return quoted ?? bare;
}

/** "httpd_t" of "system_u:system_r:httpd_t:s0" */
function typeOf(context: string | undefined): string | undefined {
  return context?.split(':')[2];
}

function timeOf(text: string, moment: Moment | undefined): string | undefined {
  const [, seconds, milliseconds] = EPOCH.exec(text) ?? [];
  if (seconds !== undefined) return new Date(Number(seconds) * 1000 + Number(milliseconds)).toISOString();
  const [all, month, day, year, ...clock] = FOR_PEOPLE.exec(text) ?? [];
  if (all === undefined) return undefined;
  const [hour, minute, second] = clock.map(Number);
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute, second);
  return new Date(local - (moment?.offsetMinutes ?? 0) * 60_000).toISOString();
}

/** Alike ones become one, with their number; the order is that of their first lines. */
export function mergeDenials(denials: readonly Denial[]): Denial[] {
  const merged = new Map<string, Denial>();
  for (const denial of denials) {
    const { by, domain, comm, operation, target, allowed } = denial;
    // Whatever else is in it, a path differs in numbers and temporary names.
    const key = [by, domain, comm, operation, target.replace(/[^/]*$/, ''), allowed].join('\n');
    const before = merged.get(key);
    merged.set(
      key,
      before === undefined ? denial : { ...denial, times: before.times + 1, firstLine: before.firstLine },
    );
  }
  return [...merged.values()];
}
