import type { SignRule } from './rule.ts';

/** Jobs that cron runs and refuses. Wordings of cronie, Debian's cron (Vixie) and BusyBox. */
export const jobs = [
  {
    kind: 'job_refused',
    by: 'application',
    pattern:
      /FAILED to (?:authorize|open PAM)|\) PAM ERROR \(|\bpam_\w+\(cron\w*:(?:account|session)\): .*(?:expired|denied|failed|inactive)|cron\w*: .*(?:authentication token is no longer valid|permission denied by PAM)|\(\S+\) AUTH \(/i,
  },
  {
    kind: 'crontab_rejected',
    by: 'application',
    pattern:
      /\bbad (?:minute|hour|day-of-month|month|day-of-week|command|username|user ?name|time specifier|file mode)\b|this crontab file will be ignored|WRONG FILE OWNER|BAD FILE MODE|INSECURE MODE|WRONG INODE INFO|NUMBER OF HARD LINKS|\) ORPHAN \(|FAILED to getpwnam|Unauthorized SELinux context|SELinux context .*(?:denied|mismatch)|NOT A REGULAR FILE|parse error at line \d+/i,
  },
  { kind: 'crontab_loaded', by: 'application', pattern: /^\(\S+\) (?:RELOAD|LOAD) \(/ },
  { kind: 'job_run', by: 'application', pattern: /^\(\S+\) CMD \(|^USER \S+ pid +\d+ cmd / },
] as const satisfies readonly SignRule[];
