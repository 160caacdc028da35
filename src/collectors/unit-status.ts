import type { Line } from '../domain/evidence.ts';

/** A property of `systemctl show`, read from what `systemctl status` prints for people. */
export interface StatusProperty {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

const HEAD = /^[●○×↻*]?\s*([\w@:.\\-]+\.(?:service|socket|timer|mount|automount|path|swap|target))(?: - (.+))?$/u;
const FIELD = /^\s{2,}([A-Z][\w -]{2,14}): (.*)$/;
const UNITS: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Values by the name that `systemctl show` gives them; what status does not tell is left out. Empty when it is no status. */
export function findStatus(lines: readonly Line[]): readonly StatusProperty[] {
  const start = lines.findIndex(({ text }) => HEAD.test(text));
  if (start < 0) return [];
  const length = lines.slice(start).findIndex(({ text }) => text.trim() === '');
  const block = lines.slice(start, length < 0 ? undefined : start + length);
  return block.flatMap(({ number, text }, index) => {
    const values = index === 0 ? readHead(text) : readField(text);
    return values.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value, line: number }]));
  });
}

type Values = readonly (readonly [string, string | undefined])[];

function readHead(text: string): Values {
  const [, id, description] = HEAD.exec(text) ?? [];
  return [
    ['Id', id],
    ['Description', description],
  ];
}

function readField(text: string): Values {
  const [, field = '', value = ''] = FIELD.exec(text) ?? [];
  return READERS[field]?.(value) ?? [];
}

const READERS: Readonly<Record<string, (value: string) => Values>> = {
  Loaded: (value) => {
    const [, state, path, enabled] = /^(\S+)(?: \(([^;)]+)(?:; ([\w-]+))?)?/.exec(value) ?? [];
    return [
      ['LoadState', state],
      ['FragmentPath', path?.startsWith('/') ? path : undefined],
      ['UnitFileState', enabled],
    ];
  },
  Active: (value) => {
    const [, state, sub] = /^(\S+)(?: \((?!Result)([\w-]+)\))?/.exec(value) ?? [];
    return [
      ['ActiveState', state],
      ['SubState', sub ?? state],
      ['Result', /\(Result: ([\w-]+)\)/.exec(value)?.[1]],
      ['StateChangeTimestamp', /since (.+?);/.exec(value)?.[1]],
    ];
  },
  'Drop-In': (value) => [['DropInPaths', value.trim()]],
  'Main PID': (value) => [['MainPID', /^\d+/.exec(value)?.[0]], ...readEnd(value)],
  Process: (value) => (/ ExecStart=/.test(value) ? readEnd(value) : []),
  Status: (value) => [['StatusText', value.replaceAll('"', '')]],
  Memory: (value) => [
    ['MemoryCurrent', toBytes(/^[\d.]+[BKMGT]/.exec(value)?.[0])],
    ['MemoryMax', toBytes(/\b(?:max|limit): ([\d.]+[BKMGT])/.exec(value)?.[1])],
  ],
  Tasks: (value) => [['TasksMax', /limit: (\d+)/.exec(value)?.[1]]],
};

function readEnd(value: string): Values {
  const [, code, status] = /\(code=(\w+), (?:status|signal)=(\d+)/.exec(value) ?? [];
  return [
    ['ExecMainCode', code],
    ['ExecMainStatus', status],
  ];
}

function toBytes(text: string | undefined): string | undefined {
  const [, number, unit = ''] = /^([\d.]+)([BKMGT])$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : String(Math.round(Number(number) * (UNITS[unit] ?? 1)));
}
