import type { Trust } from '../domain/evidence.ts';
import type { Argv, Limits } from '../domain/ports.ts';
import type { AnyCollector, Collector, Reading, UnitCollector } from './collector.ts';
import { fill } from './command.ts';
import type { Line } from '../domain/evidence.ts';
import type { UnitName } from './unit-name.ts';

/** One collector about to be used: everything that depends on the unit is settled. */
export interface Look {
  readonly collector: string;
  readonly about: string;
  readonly hides: string;
  readonly trust: Trust;
  readonly argvs: readonly [Argv, ...Argv[]];
  readonly okExitCodes: readonly number[];
  readonly limits: Limits;
  readonly redaction: 'log' | 'config';
  read(lines: readonly Line[]): Reading<unknown>;
}

export function lookAtHost(collector: Collector<unknown>): Look {
  return { ...settle(collector, undefined), read: (lines) => collector.read(lines) };
}

export function lookAtUnit(collector: UnitCollector<unknown>, unit: UnitName): Look {
  const about = `${collector.about}: ${unit}`;
  return { ...settle(collector, unit), about, read: (lines) => collector.read(lines, unit) };
}

function settle(collector: AnyCollector, unit: UnitName | undefined): Omit<Look, 'read'> {
  const { name, about, hides, trust, okExitCodes, redaction, slow } = collector;
  const limits = { ...collector.limits, quick: !slow };
  const [first, ...others] = collector.commands;
  const argvs = [fill(first, unit), ...others.map((command) => fill(command, unit))] as const;
  return { collector: name, about, hides, trust, argvs, okExitCodes, limits, redaction };
}
