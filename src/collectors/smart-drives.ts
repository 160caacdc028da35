import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { findSmartValue, SmartValue } from './smart-value.ts';

const Drive = z.object({
  /** "sda"; empty where neither the command nor the output names it. */
  device: z.string(),
  model: z.string(),
  /** What the drive thinks of itself as a whole; many think well of themselves until they die. */
  health: z.object({ verdict: z.enum(['passed', 'failed']), line: z.int() }).exactOptional(),
  values: z.array(SmartValue),
});
export type Drive = z.infer<typeof Drive>;
export const SmartFacts = z.object({ drives: z.array(Drive) });

const HEALTH =
  /^SMART (?:overall-health self-assessment test result|Health Status): (.+)$|^(?:\S+: )?SMART Disk Health: (.+)$/;
/** One bit each: device error (2), failing (3), prefail now or past (4, 5), error logs (6, 7). Bits 0 and 1 mean no answer. */
export const SMART_EXIT_CODES = Array.from({ length: 64 }, (_, index) => index * 4);

export type SmartFacts = z.infer<typeof SmartFacts>;

/** `names`: the devices, as far as the command told them. Throws where no drive is in it. */
export function readDrives(lines: readonly Line[], names: readonly string[]): SmartFacts {
  const drives = lines.reduce<readonly Drive[]>(addTo, []);
  // Disks of virtual machines have none to tell.
  if (drives.length === 0 && !lines.some(({ text }) => text.startsWith('SMART support is:'))) {
    throw new Error('no drive in it');
  }
  return { drives: drives.map((drive, index) => ({ ...drive, device: names[index] ?? names[0] ?? '' })) };
}

export function tellingLines({ drives }: SmartFacts): readonly number[] {
  return drives.flatMap(({ health, values }) => [...(health ? [health.line] : []), ...values.map(({ line }) => line)]);
}

const BEGIN = /^(?:=== START OF INFORMATION|(?:Device Model|Model Number|Product):|smartctl \d)/;

/** Several drives in one output follow each other. */
function addTo(drives: readonly Drive[], line: Line): readonly Drive[] {
  const [, first, second] = HEALTH.exec(line.text) ?? [];
  const verdict = first ?? second;
  const last = drives.at(-1);
  const isNext = last === undefined || isOfNext(last, line, verdict);
  const drive = isNext ? { device: '', model: '', values: [] } : last;
  const grown = addLine(drive, line, verdict);
  if (grown === drive) return drives;
  return [...(isNext ? drives : drives.slice(0, -1)), grown];
}

function isOfNext(last: Drive, { text }: Line, verdict: string | undefined): boolean {
  return (BEGIN.test(text) && last.values.length > 0) || (verdict !== undefined && last.health !== undefined);
}

function addLine(drive: Drive, { number, text }: Line, verdict: string | undefined): Drive {
  const model = /^(?:Device Model|Model Number|Product):\s+(.+)$/.exec(text)?.[1];
  if (model !== undefined) return { ...drive, model };
  if (verdict !== undefined) {
    const good = /^(?:PASSED|OK)\b/.test(verdict.trim());
    return { ...drive, health: { verdict: good ? 'passed' : 'failed', line: number } };
  }
  const value = findSmartValue(text, number);
  return value === undefined ? drive : { ...drive, values: [...drive.values, value] };
}
