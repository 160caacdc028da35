import type { Collected } from '../domain/evidence.ts';

/** What in the lines of each look is named by someone other than the system, though the system wrote the line: process, file and
 * user names, descriptions of units, names that devices give themselves. */
const FIELDS: Readonly<Record<string, readonly RegExp[]>> = {
  units: [/(?<=^(?:●\s*)?\s*(?:\S+\s+){4}).*$/],
  'failed-units': [/(?<=^(?:●\s*)?\s*(?:\S+\s+){4}).*$/],
  'installed-units': [/(?<=^\s*(?:\S+\s+){3}).*$/],
  unit: [/^(?:Description|StatusText|Documentation)=.*$/],
  'unit-file': [/^\s*[#;].*$/, /^\s*(?:Description|Documentation)\s*=.*$/],
  processes: [/(?<=^\s*(?:\S+\s+){7}).*$/],
  'blocked-tasks': [/(?<=^\s*(?:\S+\s+){3}).*$/],
  'top-io': [/(?<=^\s*(?:\S+\s+){7}).*$/],
  sockets: [/users:\(.*$/],
  'deleted-files': [/^\S+/, /(?<=\s)\/.*$/],
  'recent-files': [/(?<=\d)\/.*$/],
  'failed-logins': [/^\S+/],
  certificate: [/(?<=\b(?:subject|issuer)\b).*$/i],
};

/** In any line of the kernel, of auditd, or of a daemon that repeats what it was told. */
const ANYWHERE: readonly RegExp[] = [
  /(?<=\b(?:comm|name|exe|acct|task|label|user|rhost|hostname)=)(?:"[^"]*"|[^\s,]+)/g,
  /(?<=\bprocess \d+ )\([^)]*\)/g,
  /(?<=\b(?:Product|Manufacturer|SerialNumber|Label|Comment):\s).*$/g,
  /(?<=kernel: (?:\[[^\]]*\] )?(?:traps: )?)[^\s:]+(?=\[\d+\])/g,
];

/** Whether outsiders choose names that the lines of this look hold. */
export function holdsOutsiders({ collector, trust }: Pick<Collected, 'collector' | 'trust'>): boolean {
  return trust === 'system' && collector in FIELDS;
}

/** The part of a line that the system itself chose; empty for lines that anyone may have written. */
export function withoutOutsiders({ collector, trust }: Pick<Collected, 'collector' | 'trust'>, text: string): string {
  if (trust === 'anyone') return '';
  return [...(FIELDS[collector] ?? []), ...ANYWHERE].reduce((rest, field) => rest.replace(field, ' '), text);
}
