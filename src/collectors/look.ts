import type { Trust } from '../domain/evidence.ts';
import type { Argv, Limits } from '../domain/ports.ts';
import type { AnyCollector, Collector, PathCollector, Reading, UnitCollector } from './collector.ts';
import { fill } from './command.ts';
import type { Line } from '../domain/evidence.ts';
import type { Values } from './parameter.ts';
import type { UnitName } from './unit-name.ts';

/** One collector about to be used: everything that depends on a unit or a path is settled. */
export interface Look {
  readonly collector: string;
  readonly about: string;
  readonly hides: string;
  readonly trust: Trust;
  readonly argvs: readonly [Argv, ...Argv[]];
  readonly okExitCodes: readonly number[];
  readonly limits: Limits;
  readonly redaction: 'log' | 'config';
  readonly tailBytes?: number;
  /** Root would see more. */
  readonly gainsFromRoot: boolean;
  read(lines: readonly Line[]): Reading<unknown>;
}

export function lookAtHost(collector: Collector<unknown>): Look {
  return lookAtHostWith(collector, {});
}

/** `values`: what varies in the collector's commands. */
export function lookAtHostWith(collector: Collector<unknown>, values: Values): Look {
  return { ...settle(collector, values), read: (lines) => collector.read(lines) };
}

/** `values`: what else varies in the collector's commands. */
export function lookAtUnit(collector: UnitCollector<unknown>, unit: UnitName, values: Values = {}): Look {
  const about = `${collector.about}: ${unit}`;
  return { ...settle(collector, { ...values, unit }), about, read: (lines) => collector.read(lines, unit) };
}

/** Throws COMMAND_REJECTED for a path that the collector's parameter refuses. */
export function lookAtPath(collector: PathCollector<unknown>, path: string): Look {
  const about = `${collector.about}: ${path}`;
  const values = { [collector.parameter.name]: path };
  return { ...settle(collector, values), about, read: (lines) => collector.read(lines, path) };
}

function settle(collector: AnyCollector, values: Values): Omit<Look, 'read'> {
  const { name, about, hides, trust, okExitCodes, redaction, tailBytes, slow } = collector;
  const limits = { ...collector.limits, quick: !slow };
  const [first, ...others] = collector.commands;
  const argvs = [fill(first, values), ...others.map((command) => fill(command, values))] as const;
  const cut = tailBytes === undefined ? {} : { tailBytes };
  const gainsFromRoot = collector.root !== undefined;
  return { collector: name, about, hides, trust, argvs, okExitCodes, limits, redaction, gainsFromRoot, ...cut };
}
