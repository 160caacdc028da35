import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findLoneNumbers, toLimit } from './lone-numbers.ts';

const NAMES = [
  'files_open', // of the whole host
  'files_max',
  'pid_max',
  'threads_max',
  'tasks', // threads of the whole host
  'process_files_open', // of the process that somebody looked at
  'process_files_soft',
  'process_files_hard',
  'user_tasks',
  'user_tasks_max',
] as const;
type Name = (typeof NAMES)[number];

const Facts = z.object({
  values: z.array(z.object({ name: z.enum(NAMES), value: z.number().nullable(), line: z.int() })),
});
type Value = z.infer<typeof Facts>['values'][number];

const PATHS: Readonly<Record<string, Name>> = {
  '/proc/sys/fs/file-max': 'files_max',
  '/proc/sys/kernel/pid_max': 'pid_max',
  '/proc/sys/kernel/threads-max': 'threads_max',
};
const SETTINGS: Readonly<Record<string, Name>> = {
  'fs.file-max': 'files_max',
  'kernel.pid_max': 'pid_max',
  'kernel.threads-max': 'threads_max',
};
const PRINTERS: readonly (readonly [RegExp, Name])[] = [
  [/\/proc\/\$?\w+\/fd\/?[^|;&]*\|[^;&]*wc -l/g, 'process_files_open'],
  [/lsof [^|;]*-p[^|;]*\|[^;&]*wc -l/g, 'process_files_open'],
  [/ulimit -S?n\b/g, 'process_files_soft'],
  [/ulimit -Hn\b/g, 'process_files_hard'],
  [/ulimit -[SH]?u\b/g, 'user_tasks_max'],
  [/\/proc\/sys\/kernel\/pid_max|sysctl -n kernel\.pid_max/g, 'pid_max'],
  [/\/proc\/sys\/kernel\/threads-max|sysctl -n kernel\.threads-max/g, 'threads_max'],
  [/\/proc\/sys\/fs\/file-max|sysctl -n fs\.file-max/g, 'files_max'],
  [/\bps (?:-\w*e\w*L\w*|-\w*L\w*e\w*|axms?|-e\w*T\w*|-AL\w*)\b[^|;&]*\|[^;&]*wc -l/g, 'tasks'],
  [/\bps (?=[^|;&]*-\w*L)(?=[^|;&]*-[uU] ?\w)[^|;&]*\|[^;&]*wc -l/g, 'user_tasks'],
];

/** proc_sys_fs(5), proc_sys_kernel(5), proc_loadavg(5); read of people's: proc_pid_limits(5), prlimit(1), sysctl(8), ulimit. */
export const processLimits = defineCollector({
  name: 'process-limits',
  about: 'Open files and threads of the whole host, and how many there may be',
  hides: 'that the host has no file handle or process number left',
  trust: 'system',
  when: ['resource_limits', 'memory', 'cpu_load', 'service_down'],
  facts: Facts,
  commands: [
    [
      'head',
      '-n',
      '1',
      '/proc/sys/fs/file-nr',
      '/proc/sys/fs/file-max',
      '/proc/sys/kernel/pid_max',
      '/proc/sys/kernel/threads-max',
      '/proc/loadavg',
    ],
  ],
  okExitCodes: [0, 1],
  recognises: [
    /\/proc\/\S+\/(?:limits|fd)\b/,
    /\/proc\/sys\/(?:fs\/file-|kernel\/(?:pid_max|threads-max))/,
    /^(?:prlimit|ulimit|lsof|sysctl|ps)\b/,
    /ulimit -/,
  ],
  parse(lines, { command }) {
    const values = [...readLines(lines), ...findLoneNumbers(lines, command, PRINTERS)];
    if (values.length === 0) throw new Error('no limit in it');
    return { values };
  },
  keep: ({ values }) => values.map(({ line }) => line),
});

function readLines(lines: readonly Line[]): readonly Value[] {
  let path = '';
  return lines.flatMap(({ number: line, text }): readonly Value[] => {
    const section = /^==> (.+) <==$/.exec(text)?.[1];
    if (section !== undefined) path = section;
    return readLine(text, path).map(([name, value]) => ({ name, value: toLimit(value), line }));
  });
}

function readLine(text: string, path: string): readonly (readonly [Name, string])[] {
  const name = PATHS[path];
  if (name !== undefined && /^\d+$/.test(text)) return [[name, text]];
  const tasks = path === '/proc/loadavg' ? /^[\d.]+ [\d.]+ [\d.]+ \d+\/(\d+) /.exec(text)?.[1] : undefined;
  if (tasks !== undefined) return [['tasks', tasks]];
  return readFileNr(text) ?? readSetting(text) ?? readProcess(text);
}

/** Allocated, allocated but free (always 0 since 2.6), maximum. */
function readFileNr(text: string): readonly (readonly [Name, string])[] | undefined {
  const [, open, max] = /^(?:fs\.file-nr = )?(\d+)\s+0\s+(\d+)$/.exec(text) ?? [];
  return open !== undefined && max !== undefined
    ? [
        ['files_open', open],
        ['files_max', max],
      ]
    : undefined;
}

function readSetting(text: string): readonly (readonly [Name, string])[] | undefined {
  const [, key = '', value] = /^([a-z_.-]+) ?[=:] ?(\d+)$/.exec(text) ?? [];
  const name = SETTINGS[key];
  return name !== undefined && value !== undefined ? [[name, value]] : undefined;
}

/** Rows of /proc/PID/limits, prlimit and `ulimit -a`. */
function readProcess(text: string): readonly (readonly [Name, string])[] {
  const [, soft, hard] = /^(?:Max open files|NOFILE\s.*files)\s+(\d+|unlimited)\s+(\d+|unlimited)\s/.exec(text) ?? [];
  if (soft !== undefined && hard !== undefined)
    return [
      ['process_files_soft', soft],
      ['process_files_hard', hard],
    ];
  const processes =
    /^(?:Max processes|NPROC\s.*processes)\s+(\d+|unlimited)\s/.exec(text)?.[1] ??
    /^max user processes\s+\(-u\)\s+(\d+|unlimited)/.exec(text)?.[1];
  if (processes !== undefined) return [['user_tasks_max', processes]];
  const files = /^(?:open files|nofiles?)\s+\(-n\)\s+(\d+|unlimited)/.exec(text)?.[1];
  return files === undefined ? [] : [['process_files_soft', files]];
}
