import { cron } from '../collectors/cron.ts';
import { factsOf } from '../collectors/collector.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, type Proof } from './finding.ts';
import { citeSigns, isRecent, nowOf, type SeenSign, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A weekly job is refused once a week. */
const REFUSED_MS = 8 * DAY_MS;
/** A table is judged when it is read, and not again until it changes. */
const REJECTED_MS = 31 * DAY_MS;

/** What cron would not run, and has not run since. */
export function refusedJobs(evidence: readonly Evidence[]): readonly Proof[] {
  const runs = signsOf(evidence, 'job_run').seen;
  const loads = signsOf(evidence, 'crontab_loaded').seen;
  const refused = signsOf(evidence, 'job_refused').seen.filter(
    (one) => isRecent(one, REFUSED_MS) && !isAfter(runs, one, userOf),
  );
  const rejected = signsOf(evidence, 'crontab_rejected').seen.filter(
    (one) => isRecent(one, REJECTED_MS) && isFromCron(one) && !isAfter(loads, one, tableOf),
  );
  return [...describeRefused(refused, evidence), ...describeRejected(rejected)];
}

function describeRefused(refused: readonly SeenSign[], evidence: readonly Evidence[]): readonly Proof[] {
  const last = refused.findLast((one) => userOf(one) !== undefined) ?? refused.at(-1);
  if (last === undefined) return [];
  const user = userOf(last);
  const expiry = findExpiry(evidence);
  const why = expiry === undefined ? '' : ': the account has expired';
  return [
    {
      severity: 'critical',
      statement: `cron runs no job${user === undefined ? '' : ` of ${plainName(user)}`}, because PAM refuses it${why}.`,
      citations: [...citeSigns(last, refused.at(-1)), ...(expiry ?? [])],
      steps: REFUSED_STEPS,
    },
  ];
}

function describeRejected(rejected: readonly SeenSign[]): readonly Proof[] {
  const last = rejected.at(-1);
  if (last === undefined) return [];
  const table = tableOf(last);
  return [
    {
      severity: 'critical',
      statement: `cron ignores ${table === undefined ? 'a table of jobs' : plainName(table)}: its content, owner or mode is not what it accepts.`,
      citations: citeSigns(last),
      steps: REJECTED_STEPS,
    },
  ];
}

function findExpiry(evidence: readonly Evidence[]): readonly Citation[] | undefined {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  return factsOf(evidence, cron).flatMap(({ evidence: source, facts }) =>
    facts.expires !== undefined && Date.parse(facts.expires.at) <= now ? [cite(source, facts.expires.line)] : [],
  )[0];
}

function isFromCron({ sign }: SeenSign): boolean {
  return /^(?:cron\w*|anacron|crontab)$/i.test(sign.source);
}

/** "(batch) FAILED to authorize …", "account batch has expired". */
function userOf({ sign }: SeenSign): string | undefined {
  return /^\(([\w.-]{1,32})\) /.exec(sign.text)?.[1] ?? /account (\S{1,32}) has expired/.exec(sign.text)?.[1];
}

/** "/etc/cron.d/backup" of "(root) BAD FILE MODE (/etc/cron.d/backup)", "*system*backup" of Debian's messages. */
function tableOf({ sign }: SeenSign): string | undefined {
  return /(\/\S*cron\S*?)[):,]*(?:\s|$)/.exec(sign.text)?.[1] ?? /^\((\*system\*\S*|\S+)\)/.exec(sign.text)?.[1];
}

/** The same name appears in one of these after the other. */
function isAfter(later: readonly SeenSign[], one: SeenSign, nameOf: (seen: SeenSign) => string | undefined): boolean {
  const name = nameOf(one);
  return later.some((seen) => (name === undefined || nameOf(seen) === name) && (seen.at ?? '') > (one.at ?? ''));
}

const REFUSED_STEPS: readonly Step[] = [
  {
    text: 'Look at the account: chage -l, its expiry and its password, and the PAM rules for cron.',
    risk: 'read-only',
  },
  {
    text: 'Renew the account or move the job to one that is meant to stay; see which runs were missed.',
    risk: 'reversible',
  },
];
const REJECTED_STEPS: readonly Step[] = [
  {
    text: 'Read the table at the line cron names, and compare its owner and mode with those of its neighbours.',
    risk: 'read-only',
  },
  { text: 'Correct it, and see in the log that cron loads it.', risk: 'reversible' },
];
