import type { z } from 'zod';
import type { Collected, Evidence, Line, Trust } from '../domain/evidence.ts';
import type { Limits } from '../domain/ports.ts';
import type { Command } from './command.ts';
import type { Moment } from './moment.ts';
import type { Parameter } from './parameter.ts';
import type { UnitName } from './unit-name.ts';
import type { When } from './when.ts';

/** What a parser read, and the numbers of the lines that must survive shrinking. */
export interface Reading<Facts> {
  readonly facts: Facts;
  readonly keep: ReadonlySet<number>;
}

/** What a parser may need beside the lines: people's tools print times without a year or a zone. */
export interface ReadContext {
  readonly moment?: Moment;
  /** What a person typed to get the lines; undefined for tai's own commands. */
  readonly command?: string;
}

interface About<Facts> {
  readonly name: string;
  /** One line for readers: what this looks at. */
  readonly about: string;
  /** What can not be ruled out when this could not be collected. */
  readonly hides: string;
  readonly trust: Trust;
  /** Facts travel as JSON and come back through this. Each fact names the line it was read from. */
  readonly facts: z.ZodType<Facts>;
  /** Tried in order; the next one only when a tool is missing, refuses its options or may not see what it is asked for. */
  readonly commands: readonly [Command, ...Command[]];
  readonly okExitCodes: readonly number[];
  readonly limits: Limits;
  /** Searches much before it answers, as logs and package lists do: it does not share a channel with quick ones. */
  readonly slow: boolean;
  /** `config` files name their secrets in more ways than logs do. */
  readonly redaction: 'log' | 'config';
  /** The output is the end of something, cut at this many bytes: when it is as long as that, its first line is not whole. */
  readonly tailBytes?: number;
  /** What these commands show to root alone: with `ssh.sudo` they are asked for as root first. */
  readonly root?: string;
  /**
   * What people type for the same: each is tried on every part of a command line between `;`, `|` and `&&`. A unit's name is
   * the group `unit`. The parser must read what those commands print as well.
   */
  readonly recognises?: readonly RegExp[];
  /** The tickets for which it is worth its cost; all of them, where nothing is said. */
  readonly when: When;
}

/** Looks at a host once. */
export interface Collector<Facts> extends About<Facts> {
  readonly kind: 'host';
  /** Pure. Throws on output of a shape it does not know. */
  read(lines: readonly Line[], context?: ReadContext): Reading<Facts>;
}

/** Looks at one unit of a host, once the host has said which units it has. */
export interface UnitCollector<Facts> extends About<Facts> {
  readonly kind: 'unit';
  /** Pure. Throws on output of a shape it does not know. */
  read(lines: readonly Line[], unit: UnitName, context?: ReadContext): Reading<Facts>;
}

/** Looks at one named thing of a host: a file or folder, whose path the host itself judges, a disk, a port. */
export interface PathCollector<Facts> extends About<Facts> {
  readonly kind: 'path';
  /** What the path or name stands for in the commands. */
  readonly parameter: Parameter;
  /** Pure. Throws on output of a shape it does not know. */
  read(lines: readonly Line[], path: string, context?: ReadContext): Reading<Facts>;
}

export type AnyCollector = Collector<unknown> | UnitCollector<unknown> | PathCollector<unknown>;

type Defaulted = 'okExitCodes' | 'limits' | 'slow' | 'redaction' | 'when';

interface Spec<Facts> extends Omit<About<Facts>, Defaulted>, Partial<Pick<About<Facts>, Defaulted>> {
  readonly keep?: (facts: Facts) => Iterable<number>;
}

const DEFAULTS = {
  okExitCodes: [0],
  limits: { timeoutMs: 10_000, maxBytes: 256 * 1024 },
  slow: false,
  redaction: 'log',
  when: 'always',
} as const;

export function defineCollector<Facts>(
  spec: Spec<Facts> & { parse(lines: readonly Line[], context: ReadContext): Facts },
): Collector<Facts> {
  return {
    ...DEFAULTS,
    ...spec,
    kind: 'host',
    read: (lines, context = {}) => withKeep(spec, spec.parse(lines, context)),
  };
}

export function defineUnitCollector<Facts>(
  spec: Spec<Facts> & { parse(lines: readonly Line[], unit: UnitName, context: ReadContext): Facts },
): UnitCollector<Facts> {
  return {
    ...DEFAULTS,
    ...spec,
    kind: 'unit',
    read: (lines, unit, context = {}) => withKeep(spec, spec.parse(lines, unit, context)),
  };
}

export function definePathCollector<Facts>(
  spec: Spec<Facts> & {
    readonly parameter: Parameter;
    parse(lines: readonly Line[], path: string, context: ReadContext): Facts;
  },
): PathCollector<Facts> {
  return {
    ...DEFAULTS,
    ...spec,
    kind: 'path',
    read: (lines, path, context = {}) => withKeep(spec, spec.parse(lines, path, context)),
  };
}

function withKeep<Facts>({ keep }: Spec<Facts>, facts: Facts): Reading<Facts> {
  return { facts, keep: new Set(keep?.(facts)) };
}

/** Collected evidence with its facts in their own type. */
export interface Known<Facts> {
  readonly evidence: Collected;
  readonly facts: Facts;
}

/** What a collector learnt, in the order of collection. Empty when it was not collected. */
export function factsOf<Facts>(
  evidence: readonly Evidence[],
  { name, facts: schema }: Pick<Collector<Facts>, 'name' | 'facts'>,
): readonly Known<Facts>[] {
  return evidence.flatMap((item) => {
    if (item.status !== 'collected' || item.collector !== name) return [];
    const facts = schema.safeParse(item.facts);
    return facts.success ? [{ evidence: item, facts: facts.data }] : [];
  });
}
