import { defineCollector } from './collector.ts';
import { LINES, SINCE, UNTIL } from './parameter.ts';
import { linesToKeep, readSystemLog, SystemLogFacts } from './read-system-log.ts';

/** journalctl(1), systemd.time(7). It prints the last of the lines in the window. */
export const systemLogWindow = defineCollector({
  name: 'system-log-window',
  about: 'Warnings and worse in the whole system log round the time when the ticket was written, or when it began',
  hides: 'what else the system logged at that time',
  trust: 'anyone', // Applications log what their clients send.
  root: "other users' and the system's log lines",
  facts: SystemLogFacts,
  slow: true,
  commands: [
    windowOf('--output=short-iso-precise'),
    windowOf('--output=short-iso'), // systemd before 234
  ],
  parse: (lines, { moment }) => readSystemLog(lines, moment),
  keep: linesToKeep,
});

function windowOf(output: string) {
  return [
    'journalctl',
    '--no-pager',
    output,
    '--priority=warning',
    '--lines',
    LINES,
    '--since',
    SINCE,
    '--until',
    UNTIL,
  ] as const;
}
