import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findMessages } from './log-entry.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({
  /** What was said of the daemon by a host without systemd, or by `systemctl is-active`. */
  daemon: z.object({ running: z.boolean(), line: z.int() }).exactOptional(),
  /** When an account ceases to be one (`chage -l`): the day, in UTC. */
  expires: z.object({ account: z.string(), at: z.iso.datetime(), line: z.int() }).exactOptional(),
  entries: z.int(),
  ...signFacts,
});

const DAEMON = String.raw`(?:cron|crond|cronie|dcron|anacron)`;
const NAMES = ['CRON', 'cron', 'CROND', 'crond', 'anacron', 'crontab'];

/** cron(8), crond(8), chage(1). */
export const cron = defineCollector({
  name: 'cron',
  about: 'What cron logged: jobs it ran, and jobs and tables it refused',
  hides: 'jobs that cron did not run',
  trust: 'anyone', // Anyone may name a program of his own "cron".
  when: ['scheduled_job'],
  root: "other users' and the system's log lines, and cron's own log file",
  facts: Facts,
  slow: true,
  commands: [
    [
      'journalctl',
      '--no-pager',
      '--output=short-iso-precise',
      '--lines=200',
      ...NAMES.map((name) => `--identifier=${name}`),
    ],
    ['journalctl', '--no-pager', '--output=short-iso', '--lines=200', ...NAMES.map((name) => `--identifier=${name}`)],
    ['tail', '-n', '400', '/var/log/cron'],
  ],
  recognises: [
    /\/var\/log\/cron/i,
    /^(?:grep|egrep|zgrep|tail|cat|journalctl)\b.*cron/i,
    /^chage\b/,
    new RegExp(String.raw`^(?:service|rc-service|/etc/init\.d/)\s*${DAEMON}\b`),
    new RegExp(String.raw`^systemctl\s+is-active\b.*\b${DAEMON}\b`),
    /^rc-status\b/,
  ],
  parse(lines, { moment, command = '' }) {
    const messages = findMessages(lines, { moment });
    const daemon = findDaemon(lines, command);
    const expires = findExpiry(lines, command);
    const isLog = messages.length > 0 || lines.every(({ text }) => text.startsWith('-- '));
    if (!isLog && !daemon && !expires) throw new Error('nothing of cron in it');
    return {
      ...(daemon && { daemon }),
      ...(expires && { expires }),
      entries: messages.length,
      ...readSigns(messages),
    };
  },
  keep: ({ signs, daemon, expires }) => [
    ...signLines({ signs }),
    ...[daemon, expires].flatMap((one) => one?.line ?? []),
  ],
});

const STOPPED =
  /^(?:inactive|failed|deactivating)$|\[\s*(?:stopped|crashed)|is (?:stopped|not running)|status: (?:stopped|crashed)|dead but/;
const ROW = new RegExp(String.raw`^\s*${DAEMON}\s+\[`);
const IS_DAEMON = new RegExp(String.raw`^${DAEMON}(?:\.service)?$`);
const SERVICE = new RegExp(String.raw`\b(?:service|rc-service|/etc/init\.d/)\s*${DAEMON}\b`);

function findDaemon(lines: readonly Line[], command: string): z.infer<typeof Facts>['daemon'] {
  const said = findRow(lines, command) ?? findAsked(lines, command) ?? findStatus(lines, command);
  return said && { running: !STOPPED.test(said.text), line: said.number };
}

/** " crond                 [  stopped  ]" of rc-status. */
function findRow(lines: readonly Line[], command: string): Line | undefined {
  return command.startsWith('rc-status') ? lines.find(({ text }) => ROW.test(text)) : undefined;
}

/** `systemctl is-active cron ssh` prints one word for each. */
function findAsked(lines: readonly Line[], command: string): Line | undefined {
  const names = /\bis-active\s+([\w@.\- ]+)/.exec(command)?.[1]?.trim().split(/\s+/) ?? [];
  const own = names.findIndex((name) => IS_DAEMON.test(name));
  return own < 0 ? undefined : lines.filter(({ text }) => /^[a-z]+$/.test(text))[own];
}

function findStatus(lines: readonly Line[], command: string): Line | undefined {
  return SERVICE.test(command)
    ? lines.find(({ text }) => /is (?:stopped|not running|running)|status: \w|dead but/.test(text))
    : undefined;
}

function findExpiry(lines: readonly Line[], command: string): z.infer<typeof Facts>['expires'] {
  const line = lines.find(({ text }) => /^Account expires\s*:/.test(text));
  const time = Date.parse(`${/: (\w{3} \d\d, \d{4}|\d{4}-\d\d-\d\d)$/.exec(line?.text ?? '')?.[1] ?? ''} UTC`);
  if (line === undefined || Number.isNaN(time)) return undefined;
  const account = /\bchage\b.*\s([a-z_][\w.-]*)\s*(?:$|[|;&])/.exec(command)?.[1] ?? '';
  return { account, at: new Date(time).toISOString(), line: line.number };
}
