import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { Denial, findDenial, mergeDenials } from './denial.ts';
import { findMessages } from './log-entry.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Facts = z.object({
  /** The newest kinds last. */
  denials: z.array(Denial),
  ...signFacts,
});

const MAX_KINDS = 40;
const AUDIT_AND_KERNEL = ['_AUDIT_TYPE=1400', '_AUDIT_TYPE=1107', '+', '_TRANSPORT=kernel'] as const;

/**
 * journalctl(1): fields that begin with an underscore are journald's own and can not be forged; 1400 is a record of AppArmor or
 * SELinux (libaudit.h). ausearch(8) reads standard input unless told to read the logs.
 */
export const denials = defineCollector({
  name: 'denials',
  about: 'What AppArmor and SELinux refused in the last day',
  hides: 'whether AppArmor or SELinux stands in the way',
  trust: 'system',
  when: ['auth_access', 'service_down', 'resource_limits'],
  root: "the audit's records",
  facts: Facts,
  slow: true,
  commands: [
    ['ausearch', '--input-logs', '--message', 'AVC,USER_AVC', '--start', 'today'],
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--since=-24h', '--lines=2000', ...AUDIT_AND_KERNEL],
    ['tail', '-n', '2000', '/var/log/audit/audit.log'],
  ],
  limits: { timeoutMs: 10_000, maxBytes: 1024 * 1024 },
  recognises: [/^(?:journalctl|dmesg|ausearch|aureport|z?[ef]?grep|rg|tail|head|z?cat|less)\b/],
  parse(lines, { moment, command }) {
    const found = mergeDenials(lines.flatMap((line) => findDenial(line, moment) ?? [])).slice(-MAX_KINDS);
    // Nearly anything that people bring could hold one.
    if (command !== undefined && found.length === 0) throw new Error('no denial in it');
    return { denials: found, ...readSigns(findMessages(lines, { moment })) };
  },
  keep: ({ denials: found, signs }) => [
    ...found.flatMap(({ firstLine, line }) => [firstLine, line]),
    ...signLines({ signs }),
  ],
});
