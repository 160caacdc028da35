import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineUnitCollector } from './collector.ts';
import { UNIT } from './parameter.ts';
import { findStatus, type StatusProperty } from './unit-status.ts';

/** Of the two hundred that systemd has, those that say what a unit does and why it does not. */
const PROPERTIES = [
  'Id',
  'Description',
  'LoadState',
  'LoadError',
  'ActiveState',
  'SubState',
  'UnitFileState',
  'FragmentPath',
  'DropInPaths',
  'NeedDaemonReload',
  'StateChangeTimestamp',
  'Result',
  'ExecMainCode',
  'ExecMainStatus',
  'ExecMainStartTimestamp',
  'ExecMainExitTimestamp',
  'StatusErrno',
  'StatusText',
  'NRestarts',
  'Restart',
  'MainPID',
  'User',
  'WorkingDirectory',
  'EnvironmentFiles',
  'MemoryMax',
  'MemoryCurrent',
  'TasksMax',
  'LimitNOFILE',
  'TimeoutStartUSec',
  'TriggeredBy',
] as const;
type Property = (typeof PROPERTIES)[number];

const Value = z.object({ value: z.string(), line: z.int() });
const Facts = z.object({
  unit: z.string(),
  /** What systemd left empty is left out. */
  properties: z.partialRecord(z.enum(PROPERTIES), Value),
});
export type UnitFacts = z.infer<typeof Facts>;

/** systemctl(1), org.freedesktop.systemd1(5). It answers with LoadState=not-found for a unit that is not there. */
export const unit = defineUnitCollector({
  name: 'unit',
  about: 'State of a unit and how it ended',
  hides: 'why the unit is in its state',
  trust: 'system',
  facts: Facts,
  commands: [['systemctl', 'show', '--no-pager', `--property=${PROPERTIES.join(',')}`, '--', UNIT]],
  recognises: [
    /^systemctl\s+(?:-\S+\s+)*(?:status|show)\s+(?:-p\s+\S+\s+|-\S+\s+)*(?<unit>[\w@:.\\-]+)/,
    /^service\s+(?<unit>[\w@.-]+)\s+status/,
  ],
  parse(lines, name) {
    const properties: UnitFacts['properties'] = {};
    for (const { key, value, line } of [...findShown(lines), ...findStatus(lines)]) {
      if (isProperty(key)) properties[key] ??= { value, line };
    }
    if (Object.keys(properties).length === 0) throw new Error('no property in it');
    return { unit: name, properties };
  },
  keep: ({ properties }) => Object.values(properties).map(({ line }) => line),
});

function findShown(lines: readonly Line[]): readonly StatusProperty[] {
  return lines.flatMap(({ number, text }) => {
    const [, key, value] = /^([A-Za-z]+)=(.+)$/.exec(text) ?? [];
    return key !== undefined && value !== undefined ? [{ key, value, line: number }] : [];
  });
}

function isProperty(key: string): key is Property {
  return z.enum(PROPERTIES).safeParse(key).success;
}
