import { HEALTHY } from '../../src/evaluation/folder.ts';
import type { Result } from './score.ts';

export interface Failed {
  readonly name: string;
  /** Why no run could be made: this is the lab's trouble, not tai's answer. */
  readonly reason: string;
}

export interface Totals {
  readonly faults: number;
  readonly healthy: number;
  readonly first: number;
  readonly anywhere: number;
  readonly decisive: number;
  readonly falseOnHealthy: number;
  readonly falseElsewhere: number;
  readonly compared: number;
  readonly changed: number;
  readonly medianMs: number;
  readonly medianCommands: number;
}

export function total(results: readonly Result[]): Totals {
  const faults = results.filter((one) => one.class !== HEALTHY);
  const healthy = results.filter((one) => one.class === HEALTHY);
  return {
    faults: faults.length,
    healthy: healthy.length,
    first: faults.filter(({ isFirst }) => isFirst).length,
    anywhere: faults.filter(({ isAnywhere }) => isAnywhere).length,
    decisive: faults.filter(({ decisive }) => decisive.kept >= decisive.wanted).length,
    falseOnHealthy: sum(healthy, ({ falseAlarms }) => falseAlarms.length),
    falseElsewhere: sum(faults, ({ falseAlarms }) => falseAlarms.length),
    compared: results.filter(({ changes }) => changes.kind === 'compared').length,
    changed: sum(results, ({ changes }) => (changes.kind === 'compared' ? changes.changed.length : 0)),
    medianMs: median(results.map(({ evidenceMs }) => evidenceMs)),
    medianCommands: median(results.map(({ commands }) => commands)),
  };
}

function sum(all: readonly Result[], of: (one: Result) => number): number {
  return all.reduce((value, one) => value + of(one), 0);
}

/** In Markdown, so that it stands in docs/lab.md as it is printed. */
export function toTable(results: readonly Result[], failed: readonly Failed[]): string {
  const rows = results.map((one) => [
    one.name,
    one.image,
    one.class,
    one.found.join(', ') || 'nothing',
    one.misses.length === 0 ? 'yes' : 'no',
    `${one.decisive.kept}/${one.decisive.wanted}`,
    seconds(one.evidenceMs),
    String(one.commands),
  ]);
  const head = ['fault', 'machine', 'class', 'found, first to last', 'as wanted', 'decisive', 'seconds', 'commands'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [...lines, '', ...summary(total(results)), ...missLines(results, failed)].join('\n');
}

function summary(all: Totals): readonly string[] {
  const of = (hits: number): string =>
    all.faults === 0 ? 'none' : `${hits} of ${all.faults} (${((100 * hits) / all.faults).toFixed(0)} %)`;
  return [
    `- right class first: ${of(all.first)}; anywhere: ${of(all.anywhere)}; decisive lines kept: ${of(all.decisive)}`,
    `- false alarms on ${all.healthy} healthy machines: ${all.falseOnHealthy}; beside a true fault: ${all.falseElsewhere}`,
    `- changed by tai on ${all.compared} machines compared before and after: ${all.changed || 'nothing'}`,
    `- median: ${seconds(all.medianMs)} s, ${all.medianCommands} commands`,
  ];
}

function missLines(results: readonly Result[], failed: readonly Failed[]): readonly string[] {
  const misses = results.flatMap(({ name, misses: all }) => all.map((what) => `- ${name}: ${what}`));
  const lost = failed.map(({ name, reason }) => `- ${name}: NOT RUN: ${reason.replaceAll('\n', ' | ')}`);
  const all = [...misses, ...lost];
  return all.length === 0 ? ['', 'No miss.'] : ['', 'Misses:', '', ...all];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
