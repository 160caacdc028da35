import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Pressure = z.object({
  resource: z.enum(['cpu', 'io', 'memory']),
  /** Share of time in which some task, or all tasks (`full`), waited for the resource. */
  level: z.enum(['some', 'full']),
  avg10Percent: z.number(),
  avg60Percent: z.number(),
  avg300Percent: z.number(),
  line: z.int(),
});
const Facts = z.object({
  load1: z.number(),
  load5: z.number(),
  load15: z.number(),
  line: z.int(),
  processors: z.object({ count: z.int(), line: z.int() }).exactOptional(),
  /** Empty where the kernel keeps no pressure figures (before 4.20, or switched off). */
  pressure: z.array(Pressure),
});

const LOADAVG = '/proc/loadavg';
const ONLINE = '/sys/devices/system/cpu/online';
const LOAD_AVERAGE = /load averages?: (\d+[.,]\d+),? (\d+[.,]\d+),? (\d+[.,]\d+)/;
const RESOURCES = ['cpu', 'io', 'memory'] as const;

/** proc_loadavg(5) and the kernel's accounting/psi document; `head` names each file before its lines. */
export const load = defineCollector({
  name: 'load',
  about: 'Load, number of processors, and pressure on processor, disk and memory',
  hides: 'overload',
  trust: 'system',
  facts: Facts,
  commands: [['head', '-n', '4', LOADAVG, ONLINE, '/proc/pressure/cpu', '/proc/pressure/io', '/proc/pressure/memory']],
  okExitCodes: [0, 1], // 1: one of the files is not there.
  recognises: [/^uptime\b/, /^w$/, /^nproc\b/, /^top\s+-b/, /^cat\b.*\/proc\/(?:loadavg|pressure\/)/],
  parse(lines) {
    const short = findUptimeLoad(lines);
    if (short !== undefined) return short;

    const sections = toSections(lines);
    const [first] = sections.get(LOADAVG) ?? [];
    const [, load1, load5, load15] = /^(\d+\.\d+) (\d+\.\d+) (\d+\.\d+) /.exec(first?.text ?? '') ?? [];
    if (!first || !load1) throw new Error('no load');
    const processors = findProcessors(sections.get(ONLINE)?.[0]);
    return {
      load1: Number(load1),
      load5: Number(load5),
      load15: Number(load15),
      line: first.number,
      ...(processors && { processors }),
      pressure: RESOURCES.flatMap((resource) =>
        (sections.get(`/proc/pressure/${resource}`) ?? []).flatMap((line) => findPressure(resource, line)),
      ),
    };
  },
  keep: ({ line, processors, pressure }) => [
    line,
    ...(processors ? [processors.line] : []),
    ...pressure.map((one) => one.line),
  ],
});

/** What uptime(1), w(1) and the head of top(1) print, with nproc(1) beside it; undefined when there is none. */
function findUptimeLoad(lines: readonly Line[]): z.infer<typeof Facts> | undefined {
  const line = lines.find(({ text }) => LOAD_AVERAGE.test(text));
  const [, load1, load5, load15] = LOAD_AVERAGE.exec(line?.text ?? '') ?? [];
  if (line === undefined || load1 === undefined) return undefined;
  const alone = lines.find(({ text }) => /^\d{1,4}$/.test(text.trim()));
  const [first, fifth, fifteenth] = [load1, load5, load15].map((text) => Number((text ?? '').replace(',', '.')));
  return {
    load1: first ?? 0,
    load5: fifth ?? 0,
    load15: fifteenth ?? 0,
    line: line.number,
    ...(alone && { processors: { count: Number(alone.text), line: alone.number } }),
    pressure: [],
  };
}

function toSections(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const sections = new Map<string, Line[]>();
  let current: Line[] = [];
  for (const line of lines) {
    const name = /^==> (.+) <==$/.exec(line.text)?.[1];
    if (name !== undefined) {
      current = [];
      sections.set(name, current);
    } else if (line.text !== '') current.push(line);
  }
  return sections;
}

/** "0-3,6" */
function findProcessors(line: Line | undefined): { count: number; line: number } | undefined {
  if (!line || !/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(line.text)) return undefined;
  const sizes = line.text.split(',').map((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return to - from + 1;
  });
  return { count: sizes.reduce((sum, size) => sum + size, 0), line: line.number };
}

function findPressure(
  resource: (typeof RESOURCES)[number],
  { number, text }: Line,
): readonly z.infer<typeof Pressure>[] {
  const [, level, avg10, avg60, avg300] =
    /^(some|full) avg10=([\d.]+) avg60=([\d.]+) avg300=([\d.]+) /.exec(text) ?? [];
  if (level !== 'some' && level !== 'full') return [];
  const averages = { avg10Percent: Number(avg10), avg60Percent: Number(avg60), avg300Percent: Number(avg300) };
  return [{ resource, level, ...averages, line: number }];
}
