import { z } from 'zod';
import { definePathCollector } from './collector.ts';
import { CONFIG_FILE } from './parameter.ts';
import { CONFIG_BYTES, programOf } from './programs.ts';

const Facts = z.object({
  path: z.string(),
  lines: z.int(),
  /** Lines that are neither blank nor a comment. */
  settings: z.int(),
});

const COMMENT = /^\s*(?:#|;|\/\/|$)/;

export const configFile = definePathCollector({
  name: 'config-file',
  about: 'A configuration file that was named',
  hides: 'what that configuration file says',
  trust: 'system',
  facts: Facts,
  parameter: CONFIG_FILE,
  commands: [['sh', '-c', programOf('read-config'), 'tai', CONFIG_FILE]],
  limits: { timeoutMs: 10_000, maxBytes: CONFIG_BYTES },
  redaction: 'config',
  parse: (lines, path) => ({
    path,
    lines: lines.length,
    settings: lines.filter(({ text }) => !COMMENT.test(text)).length,
  }),
});
