import { defineCollector } from './collector.ts';
import { linesToKeep, readSystemLog, SystemLogFacts } from './read-system-log.ts';

/** What people type for the same is read by system-log. */
export const journalErrors = defineCollector({
  name: 'journal-errors',
  about: 'Errors of the last 24 hours in the system log',
  hides: 'errors in the system log',
  trust: 'anyone',
  root: "other users' and the system's log lines",
  facts: SystemLogFacts,
  slow: true,
  commands: [
    ['journalctl', '--no-pager', '--output=short-iso-precise', '--priority=err', '--since=-24h', '--lines=200'],
    ['journalctl', '--no-pager', '--output=short-iso', '--priority=err', '--since=-24h', '--lines=200'],
  ],
  parse: (lines, { moment }) => readSystemLog(lines, moment),
  keep: linesToKeep,
});
