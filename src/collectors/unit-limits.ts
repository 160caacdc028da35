import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineUnitCollector } from './collector.ts';
import { UNIT } from './parameter.ts';
import { readLimit } from './limit-value.ts';

const PROPERTIES = [
  'CPUQuotaPerSecUSec',
  'MemoryCurrent',
  'MemoryHigh',
  'MemoryMax',
  'MemoryLimit',
  'MemorySwapMax',
  'TasksCurrent',
  'TasksMax',
  'LimitNOFILE',
  'LimitNOFILESoft',
  'LimitNPROC',
  'LimitNPROCSoft',
] as const;
const Name = z.enum(PROPERTIES);
const Facts = z.object({
  unit: z.string(),
  /** Bytes, counts; of CPUQuotaPerSecUSec the percent of one processor. Null where it is not limited. */
  limits: z.partialRecord(Name, z.object({ value: z.number().nullable(), line: z.int() })),
});
export type UnitLimits = z.infer<typeof Facts>['limits'];

/** Settings of unit files, by the property they set. */
const SETTINGS: Readonly<Record<string, z.infer<typeof Name>>> = { CPUQuota: 'CPUQuotaPerSecUSec' };

/** systemd.resource-control(5), systemd.exec(5); the soft limits are shown since systemd 231. */
export const unitLimits = defineUnitCollector({
  name: 'unit-limits',
  about: 'What a unit may use at most, and what it uses',
  hides: 'that the unit has reached one of its own limits',
  trust: 'system',
  facts: Facts,
  commands: [['systemctl', 'show', '--no-pager', `--property=${PROPERTIES.join(',')}`, '--', UNIT]],
  recognises: [
    /^systemctl\s+(?:-\S+\s+)*(?:status|show|cat)\s+(?:-p\s+\S+\s+|-\S+\s+)*(?<unit>[\w@:.\\-]+)/,
    /^service\s+(?<unit>[\w@.-]+)\s+status/,
  ],
  parse(lines, name) {
    const limits: UnitLimits = {};
    for (const { key, text, line } of lines.flatMap(findSettings)) {
      const property = Name.safeParse(SETTINGS[key] ?? key).data;
      const value = readLimit(text);
      // In a unit's drop-ins the last word counts.
      if (property !== undefined && value !== undefined) limits[property] = { value, line };
    }
    if (Object.keys(limits).length === 0) throw new Error('no limit in it');
    return { unit: name, limits };
  },
  keep: ({ limits }) => Object.values(limits).map(({ line }) => line),
});

interface Setting {
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

function findSettings(line: Line): readonly Setting[] {
  return findSetting(line) ?? findStatusField(line);
}

function findSetting({ number: line, text }: Line): readonly Setting[] | undefined {
  const [, key, value] = /^\s*([A-Za-z]+)=(.+)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) return undefined;
  // "LimitNOFILE=1024:65536" in a unit file: soft, then hard.
  const [soft = '', hard] = key.startsWith('Limit') ? value.split(':') : [];
  if (hard === undefined) return [{ key, text: value, line }];
  return [
    { key, text: hard, line },
    { key: `${key}Soft`, text: soft, line },
  ];
}

/** "Tasks: 512 (limit: 512)", "Memory: 1.9G (max: 2.0G available: 88.0M)" */
function findStatusField({ number: line, text }: Line): readonly Setting[] {
  const [, what, now = '', limit] = /^\s+(Tasks|Memory): (\S+)(?: \(.*?(?:limit|max): (\S+?)[\s)])?/.exec(text) ?? [];
  if (what === undefined) return [];
  const current = { key: `${what}Current`, text: now, line };
  return limit === undefined ? [current] : [current, { key: `${what}Max`, text: limit, line }];
}
