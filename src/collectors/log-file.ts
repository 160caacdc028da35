import { z } from 'zod';
import { severityOf } from '../evidence/log/severity.ts';
import { definePathCollector } from './collector.ts';
import { findMessages } from './log-entry.ts';
import { LOG_FILE } from './parameter.ts';
import { LOG_BYTES, programOf } from './programs.ts';
import { readSigns, signFacts, signLines } from './signs/read.ts';

const Trouble = z.object({ text: z.string(), line: z.int() });
const Facts = z.object({
  path: z.string(),
  lines: z.int(),
  /** The newest lines that speak of a fault, in the order of the file. */
  troubles: z.array(Trouble),
  ...signFacts,
});

const MAX_TROUBLES = 10;
const MAX_CHARS = 300;
/** "error" and worse; severityOf says 1 for mere warnings. */
const SEVERE = 2;

/** A file may be written by anyone whose request or name is logged, so nothing in it proves anything alone. */
export const logFile = definePathCollector({
  name: 'log-file',
  about: 'The end of a log file that was named',
  hides: 'what that log file says',
  trust: 'anyone',
  facts: Facts,
  parameter: LOG_FILE,
  commands: [['sh', '-c', programOf('read-log'), 'tai', LOG_FILE]],
  tailBytes: LOG_BYTES,
  parse(lines, path, { moment }) {
    const troubles = lines.filter(({ text }) => severityOf(text) >= SEVERE).slice(-MAX_TROUBLES);
    return {
      path,
      lines: lines.length,
      troubles: troubles.map(({ text, number }) => ({ text: text.slice(0, MAX_CHARS), line: number })),
      ...readSigns(findMessages(lines, { moment })),
    };
  },
  keep: (facts) => [...facts.troubles.map(({ line }) => line), ...signLines(facts)],
});
