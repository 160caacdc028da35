import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineUnitCollector } from './collector.ts';
import { UNIT } from './parameter.ts';

const Dependency = z.object({
  name: z.string(),
  /** "Requires", "BindsTo", "Wants"; undefined where only a tree of names is shown. */
  strength: z.string().exactOptional(),
  /** "failed", "inactive", "active": as the mark before it in a tree tells. */
  state: z.string().exactOptional(),
  line: z.int(),
});
const Facts = z.object({ unit: z.string(), needs: z.array(Dependency) });
type Dependency = z.infer<typeof Dependency>;

const SHOWN = /^(Requires|Requisite|BindsTo|Wants)=(.+)$/;
/** The marks of systemd 246 and later; before, a dot stands for any state, in color only. */
const TREE = /^\s*([●×○↻*])\s[\s│├└─|`-]*([\w@:.\\-]+\.(?:service|socket|mount|target|timer|path|slice|device))$/u;
const MARKS: Readonly<Record<string, string>> = { '×': 'failed', '○': 'inactive', '●': 'active' };

/** systemctl(1), systemd.unit(5). The state of each is in the list of units. */
export const dependencies = defineUnitCollector({
  name: 'dependencies',
  about: 'What a unit needs before it is started',
  hides: 'another unit that keeps this one from starting',
  trust: 'system',
  facts: Facts,
  commands: [['systemctl', 'show', '--no-pager', '--property=Requires,Requisite,BindsTo,Wants', '--', UNIT]],
  recognises: [/^systemctl\s+(?:-\S+\s+)*list-dependencies\s+(?:-\S+\s+)*(?<unit>[\w@:.\\-]+)/],
  parse(lines, unit) {
    const needs = lines.flatMap(readLine);
    if (needs.length === 0 && lines.some(({ text }) => text !== '' && !/^\w+=$/.test(text)))
      throw new Error('no dependency in it');
    return { unit, needs: needs.filter(({ name }) => name !== unit) };
  },
  keep: ({ needs }) =>
    needs.filter(({ strength, state }) => strength !== 'Wants' && state !== 'active').map(({ line }) => line),
});

function readLine({ number, text }: Line): readonly Dependency[] {
  const [, mark = '', tree] = TREE.exec(text) ?? [];
  if (tree !== undefined) return [{ name: tree, ...(MARKS[mark] && { state: MARKS[mark] }), line: number }];
  const [, strength, names = ''] = SHOWN.exec(text) ?? [];
  return strength === undefined ? [] : names.split(' ').map((name) => ({ name, strength, line: number }));
}
