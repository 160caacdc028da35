import type { Line } from '../domain/evidence.ts';
import type { CgroupKey, CgroupValue } from './cgroup-value.ts';
import { toLimit } from './lone-numbers.ts';

const ROOT = String.raw`\/sys\/fs\/cgroup(?:\/(?:unified|cpu,cpuacct|cpuacct,cpu|cpu|memory|pids))?`;
const PATH = new RegExp(String.raw`${ROOT}((?:\/[^\s\/;|&]+)*)\/((?:cpu|memory|pids)\.[\w.]+)`, 'g');
const SECTION = /^==> (.+) <==$/;

/** Files with one number, or two, and no word that says what they are. */
const ALONE: Readonly<Record<string, CgroupKey>> = {
  'memory.max': 'memory_max',
  'memory.limit_in_bytes': 'memory_max',
  'memory.current': 'memory_current',
  'memory.usage_in_bytes': 'memory_current',
  'memory.failcnt': 'memory_limit_hits',
  'pids.max': 'tasks_max',
  'pids.current': 'tasks',
};
const WORDS: Readonly<Record<string, CgroupKey>> = {
  nr_periods: 'periods',
  nr_throttled: 'throttled_periods',
  oom_kill: 'oom_kills',
};
/** A limit of the older hierarchy that is as large as can be is none. */
const NO_LIMIT_BYTES = 2 ** 60;
/** The period is nearly always 100 ms. */
const DEFAULT_PERIOD_USEC = 100_000;

interface File {
  readonly group: string;
  readonly name: string;
}

/** Lines of `grep -r`, `head`, or `cat` of such files; whose they are then stands in the command. */
export function readCgroupLines(lines: readonly Line[], command = ''): CgroupValue[] {
  const typed = filesIn(command);
  const fileOf = createFileOf(lines, typed);
  return lines.flatMap((line): CgroupValue[] => {
    const { file, text } = fileOf(line);
    const read = readValue(text, file?.name ?? '', typed);
    const group = (file ?? typed[0])?.group ?? '';
    return read === undefined ? [] : [{ group, ...read, line: line.number }];
  });
}

/** Which file a line is of: as it says itself, as the heading above it says, or as the command says for numbers alone. */
function createFileOf(lines: readonly Line[], typed: readonly File[]) {
  const alone = typed.filter(({ name }) => name in ALONE);
  const loneLines = lines.filter(({ text }) => /^(?:\d+|max)$/.test(text)).map(({ number }) => number);
  const isClear = alone.length === loneLines.length;
  let section: File | undefined;
  return ({ number, text }: Line): { readonly file: File | undefined; readonly text: string } => {
    const headed = SECTION.exec(text)?.[1];
    if (headed !== undefined) section = filesIn(headed)[0];
    const [prefix, rest] = splitAt(text);
    const told = filesIn(prefix)[0] ?? section;
    return { file: told ?? (isClear ? alone[loneLines.indexOf(number)] : undefined), text: rest };
  };
}

function splitAt(text: string): readonly [string, string] {
  if (!text.startsWith('/sys/fs/cgroup/')) return ['', text];
  const colon = text.indexOf(':', text.search(/\/(?:cpu|memory|pids)\.[\w.]+:/));
  return colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)];
}

function filesIn(text: string): readonly File[] {
  return [...text.matchAll(PATH)].map(([, group = '', name = '']) => ({ group: group === '' ? '/' : group, name }));
}

type Read = Pick<CgroupValue, 'key' | 'value'> | undefined;

function readValue(text: string, name: string, typed: readonly File[]): Read {
  const [, word = '', amount] = /^(\w+) (\d+)$/.exec(text) ?? [];
  const key = WORDS[word];
  if (key !== undefined) return { key, value: Number(amount) };
  if (word === 'max' && amount !== undefined) return readMax(amount, name, typed);
  return readQuota(text) ?? readPressure(text, name, typed) ?? readAlone(text, name);
}

/** "max 100000" is no quota in cpu.max, and 100000 refusals in pids.events or memory.events. */
function readMax(amount: string, name: string, typed: readonly File[]): Read {
  const has = (wanted: string): boolean => (name === '' ? typed.some((file) => file.name === wanted) : name === wanted);
  if (has('cpu.max')) return { key: 'quota_percent', value: null };
  if (has('pids.events') || has('pids.events.local')) return { key: 'forks_refused', value: Number(amount) };
  return has('memory.events') ? { key: 'memory_limit_hits', value: Number(amount) } : undefined;
}

function readQuota(text: string): Read {
  const [, quota, period] = /^(\d+) (\d+)$/.exec(text) ?? [];
  if (quota === undefined) return undefined;
  return { key: 'quota_percent', value: (Number(quota) / Number(period)) * 100 };
}

function readPressure(text: string, name: string, typed: readonly File[]): Read {
  if (name !== 'cpu.pressure' && !typed.some((file) => file.name === 'cpu.pressure')) return undefined;
  const waiting = /^some avg10=\S+ avg60=(\d+\.\d+) /.exec(text)?.[1];
  return waiting === undefined ? undefined : { key: 'cpu_waiting_percent', value: Number(waiting) };
}

function readAlone(text: string, name: string): Read {
  if (name === 'cpu.cfs_quota_us' && /^-?\d+$/.test(text)) {
    return { key: 'quota_percent', value: Number(text) < 0 ? null : (Number(text) / DEFAULT_PERIOD_USEC) * 100 };
  }
  const key = ALONE[name];
  if (key === undefined || !/^(?:\d+|max)$/.test(text)) return undefined;
  const value = toLimit(text);
  return { key, value: key === 'memory_max' && value !== null && value >= NO_LIMIT_BYTES ? null : value };
}
