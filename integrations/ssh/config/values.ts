import type { Found } from './collect.ts';
import { unsupported } from './refuse.ts';

/** The one word of a line. Throws HOST_CONFIG_UNSUPPORTED when there are more. */
export function wordOf(line: Found): string {
  const [word = '', ...more] = line.words;
  if (more.length > 0) throw unsupported(line.written, line.place, `"${more.join(' ')}" stands after its value`);
  return word;
}

/** Throws HOST_CONFIG_UNSUPPORTED for another word than these. */
export function choiceOf<T>(line: Found, choices: Readonly<Record<string, T>>): T {
  const word = wordOf(line).toLowerCase();
  const choice = Object.hasOwn(choices, word) ? choices[word] : undefined;
  if (choice === undefined) throw unsupported(line.written, line.place, `it can not be "${word}"`);
  return choice;
}

const FLAGS = { yes: true, true: true, no: false, false: false } as const;

export function flagOf(line: Found): boolean {
  return choiceOf<boolean>(line, FLAGS);
}

export function numberOf(line: Found, least: number, most: number): number {
  const word = wordOf(line);
  const number = /^\d+$/.test(word) ? Number(word) : Number.NaN;
  if (!(number >= least && number <= most)) {
    throw unsupported(line.written, line.place, `"${word}" is not a number from ${least} to ${most}`);
  }
  return number;
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** A time of sshd_config(5), "1m30s"; undefined for `none`. In milliseconds. */
export function timeOf(line: Found): number | undefined {
  const word = wordOf(line).toLowerCase();
  if (word === 'none') return undefined;
  if (!/^(?:\d+[smhdw]?)+$/.test(word)) throw unsupported(line.written, line.place, `"${word}" is not a time`);
  const parts = [...word.matchAll(/(\d+)([smhdw]?)/g)];
  const seconds = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? 1), 0);
  return seconds * 1_000;
}

/** Throws HOST_CONFIG_UNSUPPORTED unless the line turns the thing off. */
export function mustBeOff(line: Found | undefined, why: string, off: readonly string[]): void {
  if (line === undefined || off.includes(line.rest.trim().toLowerCase())) return;
  if (line.words.length === 1 && off.includes(line.words[0]?.toLowerCase() ?? '')) return;
  throw unsupported(line.written, line.place, why);
}
