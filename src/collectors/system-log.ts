import { defineCollector } from './collector.ts';
import { linesToKeep, readSystemLog, SystemLogFacts } from './read-system-log.ts';
import { systemLogPatterns } from './system-log-patterns.ts';

/**
 * journalctl(1); where there is no journal, the files of a syslog daemon, or BusyBox's log in memory. A journal that holds
 * nothing so grave is an answer, not a reason to read files.
 */
export const systemLog = defineCollector({
  name: 'system-log',
  about: 'Warnings and worse of the last hours in the whole system log',
  hides: 'what else the system logged',
  trust: 'anyone', // Applications log what their clients send.
  root: "other users' and the system's log lines",
  facts: SystemLogFacts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--priority=warning', '--since=-6h', '--lines=600'],
    ['journalctl', '--no-pager', '--output=short-iso', '--priority=warning', '--since=-6h', '--lines=600'],
    ['tail', '-n', '1000', '/var/log/syslog'],
    ['tail', '-n', '1000', '/var/log/messages'],
    ['logread'],
  ],
  recognises: systemLogPatterns,
  limits: { timeoutMs: 10_000, maxBytes: 512 * 1024 },
  // Of an output that people bring, the collector of the kernel's messages takes those.
  parse: (lines, { moment, command }) => readSystemLog(lines, moment, command === undefined ? 'all' : 'others'),
  keep: linesToKeep,
});
