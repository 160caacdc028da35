/** One row of ps(1) or top(1), by the headings of its columns. */
export interface ProcessRow {
  readonly pid: number;
  readonly user: string;
  /** The program, without path and arguments. */
  readonly command: string;
  readonly state: string | undefined;
  readonly threads: number;
  readonly cpuPercent?: number;
  readonly residentKiB?: number;
  readonly line: number;
}

const SIZES_KIB: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 ** 2, t: 1024 ** 3 };

/** Undefined when the words do not fit the headings. */
export function findProcessRow(
  words: readonly string[],
  heading: readonly string[],
  line: number,
): ProcessRow | undefined {
  const cell = (...names: readonly string[]): string | undefined => {
    const index = heading.findIndex((name) => names.includes(name));
    return index < 0 ? undefined : words[index];
  };
  const pid = Number(cell('PID'));
  const command = cell('COMMAND', 'CMD', 'COMM');
  if (!Number.isInteger(pid) || command === undefined) return undefined;
  const cpuPercent = toNumber(cell('%CPU', 'PCPU'));
  const residentKiB = toNumber(cell('RSS', 'RES'));
  return {
    pid,
    user: cell('USER', 'UID') ?? '',
    command: command.replace(/^[([]?(?:\/\S*\/)?/, '').slice(0, 64),
    state: cell('STAT', 'S'),
    threads: Number(cell('NLWP', 'THCNT') ?? 1) || 1,
    ...(cpuPercent !== undefined && { cpuPercent }),
    ...(residentKiB !== undefined && { residentKiB }),
    line,
  };
}

function toNumber(text: string | undefined): number | undefined {
  const [, number, suffix] = /^(\d+(?:[.,]\d+)?)([kmgt])?$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : Number(number.replace(',', '.')) * (SIZES_KIB[suffix ?? 'k'] ?? 1);
}
