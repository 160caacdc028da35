import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Lock = z.object({
  user: z.string(),
  /** `failures`: too many wrong passwords; `expires` and `password_expires`: on a day, which may lie ahead. */
  kind: z.enum(['failures', 'locked', 'expires', 'password_expires']),
  /** "2026-02-01"; of `expires` and `password_expires`. */
  day: z.string().exactOptional(),
  line: z.int(),
});
type Lock = z.infer<typeof Lock>;
const Facts = z.object({ locks: z.array(Lock) });

const HEADING = /^\S+:\s*$|^When |^Last |^Login /;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** faillock(8) without --user lists every account with failures; chage(1), passwd(1) -S and pam_tally2(8) as people bring them. */
export const accountLocks = defineCollector({
  name: 'account-locks',
  about: 'Accounts that are locked after failed logins',
  hides: 'which accounts are locked',
  trust: 'system',
  when: ['auth_access'],
  root: "other users' failed logins",
  facts: Facts,
  slow: true,
  commands: [['faillock']],
  recognises: [/^(?:faillock|pam_tally2?|chage\s+(?:-\S+\s+)*-l|chage\s+--list|passwd\s+(?:-S|--status)|lastlog)\b/],
  parse(lines, { command = '' }) {
    const locks = readLocks(lines, userIn(command));
    if (locks.length === 0 && lines[0] !== undefined && !HEADING.test(lines[0].text))
      throw new Error('no account in it');
    return { locks };
  },
  keep: ({ locks }) => locks.map(({ line }) => line),
});

function userIn(command: string): string {
  return /(?:chage\s+(?:-l|--list)|--user|-u)\s+([\w.@-]+)/.exec(command)?.[1] ?? '';
}

function readLocks(lines: readonly Line[], named: string): Lock[] {
  let user = named;
  return lines.flatMap((line) => {
    user = /^([\w.@-]+):\s*$/.exec(line.text)?.[1] ?? user;
    return readLock(line, user) ?? [];
  });
}

function readLock({ number, text }: Line, user: string): Lock | undefined {
  if (/^\d{4}-\d\d-\d\d .* V\s*$/.test(text)) return { user, kind: 'failures', line: number };
  const [, account, state] = /^(\S+) (L|LK|P|PS|NP) /.exec(text) ?? [];
  if (account !== undefined && state?.startsWith('L')) return { user: account, kind: 'locked', line: number };
  const [, what, month = '', day, year] = /^(Account|Password) expires\s*: (\w{3}) (\d\d), (\d{4})/.exec(text) ?? [];
  if (what === undefined) return undefined;
  const date = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`;
  return { user, kind: what === 'Account' ? 'expires' : 'password_expires', day: date, line: number };
}
