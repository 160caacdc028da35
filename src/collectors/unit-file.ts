import { z } from 'zod';
import { defineUnitCollector } from './collector.ts';
import { UNIT } from './parameter.ts';

const Path = z.object({
  /** "EnvironmentFile", "ExecStart", "WorkingDirectory" */
  key: z.string(),
  path: z.string(),
  /** Written with a dash before it: systemd goes on without it. */
  optional: z.boolean(),
  line: z.int(),
});
const Facts = z.object({
  unit: z.string(),
  /** The unit's own file first, then its drop-ins. */
  files: z.array(z.string()),
  paths: z.array(Path),
});

const SETTING =
  /^(EnvironmentFile|ExecStart|ExecStartPre|WorkingDirectory|RootDirectory|LoadCredential)=([-@:+!|]*)([^\s;]+)/;

/** systemd.exec(5), systemd.service(5). */
export const unitFile = defineUnitCollector({
  name: 'unit-file',
  about: 'How a unit is set up: its file and drop-ins',
  hides: 'how the unit is set up',
  trust: 'system',
  facts: Facts,
  commands: [['systemctl', 'cat', '--no-pager', '--', UNIT]],
  redaction: 'config',
  recognises: [/^systemctl\s+(?:-\S+\s+)*cat\s+(?:-\S+\s+)*(?<unit>[\w@:.\\-]+)/],
  parse(lines, name) {
    const files = lines.flatMap(({ text }) => /^# (\/\S+\.(?:conf|[a-z]+))$/.exec(text)?.[1] ?? []);
    if (files.length === 0) throw new Error('no file name in it');
    const paths = lines.flatMap(({ number, text }) => {
      const [, key, marks, value] = SETTING.exec(text) ?? [];
      const path = /(\/.*)$/.exec(value ?? '')?.[1];
      return key && path ? [{ key, path, optional: marks?.includes('-') ?? false, line: number }] : [];
    });
    return { unit: name, files, paths };
  },
  keep: ({ paths }) => paths.map(({ line }) => line),
});
