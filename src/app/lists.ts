import { shortenProgram } from './command-words.ts';
import type { AnyCollector } from '../collectors/collector.ts';
import {
  hostCollectors,
  hostWindowCollectors,
  pathCollectors,
  unitCollectors,
  windowCollectors,
} from '../collectors/index.ts';
import { describeWhen } from '../collectors/when.ts';
import { describeClass } from '../findings/about.ts';
import { rules } from '../findings/index.ts';

export interface ListedCollector {
  readonly name: string;
  readonly about: string;
  readonly hides: string;
  /** The tickets it is for. */
  readonly when: string;
  /** What root sees more of; null where it is the same for everyone. */
  readonly root: string | null;
  /** Tried in this order; what varies stands in angle brackets. */
  readonly commands: readonly string[];
}

export interface ListedFinding {
  readonly class: string;
  readonly about: string;
  /** From 1, causes before symptoms. */
  readonly rank: number;
}

export function listCollectors(): readonly ListedCollector[] {
  return [
    ...hostCollectors.map((one) => toListed(one, describeWhen(one.when))),
    ...hostWindowCollectors.map((one) => toListed(one, 'tickets about an earlier time')),
    ...unitCollectors.map((one) => toListed(one, each('unit', one))),
    ...windowCollectors.map((one) => toListed(one, `${each('unit', one)}, of tickets about an earlier time`)),
    ...pathCollectors.map((one) => toListed(one, each('path', one))),
  ];
}

export function listCollectorNames(): readonly string[] {
  return [...hostCollectors, ...unitCollectors, ...pathCollectors].map(({ name }) => name);
}

export function listFindings(): readonly ListedFinding[] {
  return rules.map((rule, index) => ({ class: rule.class, about: describeClass(rule.class), rank: index + 1 }));
}

function each(what: 'unit' | 'path', { when }: AnyCollector): string {
  if (when === 'lead') return `each ${what} that something seen points at`;
  const chosen = `each ${what} named or pointed at`;
  return when === 'always' ? chosen : `${chosen}: ${describeWhen(when)}`;
}

function toListed({ name, about, hides, root, commands }: AnyCollector, when: string): ListedCollector {
  const spelt = commands.map((command) =>
    command.map((word) => (typeof word === 'string' ? shortenProgram(word) : `<${word.name}>`)).join(' '),
  );
  return { name, about, hides, when, root: root ?? null, commands: spelt };
}
