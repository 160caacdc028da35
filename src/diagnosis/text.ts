import type { Step } from '../domain/finding.ts';
import type { ProofLine, Report, ReportedCause } from '../domain/report.ts';
import { toAscii } from './ascii.ts';
import { toVisible } from './visible.ts';
import { hang, wrap } from './wrap.ts';

export interface TextOptions {
  /** Columns; 100 unless told, at least 40. Proof lines are never cut or wrapped. */
  readonly width?: number;
  readonly ascii?: boolean;
}

const DEFAULT_WIDTH = 100;
const LEAST_WIDTH = 40;
/** The header ends here, however wide the terminal is. */
const HEADER_WIDTH = 80;
/** Where the risk of a step stands. */
const RISK_COLUMN = 62;
const LABEL_WIDTH = 17;
const SURE_OUTCOMES: ReadonlySet<Report['outcome']> = new Set(['cause', 'suspects', 'healthy']);

/** The report for a terminal or a plain-text answer, without a line break at its end. Sections with nothing in them are left out. */
export function renderText(report: Report, options: TextOptions = {}): string {
  const width = Math.max(LEAST_WIDTH, options.width ?? DEFAULT_WIDTH);
  const lines = [
    ...writeHeader(report, width),
    ...wrap(report.headline, width),
    ...report.notes.flatMap((note) => hang('! ', note, width)),
    ...writeBody(report, width),
    ...writeFooter(report, width),
  ];
  const text = lines.map((line) => toVisible(line).trimEnd()).join('\n');
  return options.ascii ? toAscii(text) : text;
}

function writeHeader({ ticket, hosts, outcome, confidence }: Report, width: number): readonly string[] {
  const name = [ticket, ...hosts].filter((part) => part !== '').join('  ');
  const verdict = outcome.replace('_', ' ') + (SURE_OUTCOMES.has(outcome) ? ` · ${confidence}` : '');
  const gap = Math.min(HEADER_WIDTH, width) - name.length - verdict.length;
  return gap >= 2 ? [`${name}${' '.repeat(gap)}${verdict}`] : [...wrap(name, width), verdict];
}

function writeBody(report: Report, width: number): readonly string[] {
  const body = [
    ...writeCauses(report, width),
    ...writeSteps(report.steps, width),
    ...writeList('Ruled out', report.ruledOut, ', ', width),
    ...writeList('Not collected', report.notCollected, ' · ', width),
    ...writeChanges(report.changes, width),
  ];
  return body.length > 0 ? ['', ...body] : [];
}

/** The headline has said the first cause already; of a proved one only the proof is left to show. */
function writeCauses({ outcome, causes }: Report, width: number): readonly string[] {
  const [first, ...others] = causes;
  if (!first) return [];
  if (outcome !== 'cause') return ['Suspects', ...causes.flatMap((cause, at) => writeCause(cause, at + 1, width))];
  const also = others.flatMap((cause, at) => writeCause(cause, at + 2, width));
  return ['Proof', ...writeProof(first.proof, '  '), ...(also.length > 0 ? ['Also seen', ...also] : [])];
}

function writeCause({ statement, confidence, proof }: ReportedCause, number: number, width: number): readonly string[] {
  return [...hang(`  ${number}. `, `${statement} (${confidence})`, width), ...writeProof(proof, '     ')];
}

function writeProof(proof: readonly ProofLine[], indent: string): readonly string[] {
  const idWidth = widest(proof.map(({ id }) => id)) + 2;
  const collectorWidth = widest(proof.map(({ collector }) => collector)) + 3;
  return proof.map(({ id, collector, text, trust }) => {
    const mark = trust === 'anyone' ? '  (anyone may have written this)' : '';
    return `${indent}${id.padEnd(idWidth)}${collector.padEnd(collectorWidth)}${text}${mark}`;
  });
}

function widest(words: readonly string[]): number {
  return words.reduce((most, { length }) => Math.max(most, length), 0);
}

function writeSteps(steps: readonly Step[], width: number): readonly string[] {
  if (steps.length === 0) return [];
  return ['What to do (tai changed nothing)', ...steps.flatMap((step, at) => writeStep(step, at + 1, width))];
}

/** The risk stands in its own column where the terminal has room for one, else after the text. */
function writeStep({ text, risk, note }: Step, number: number, width: number): readonly string[] {
  const mark = `[${risk}${note === undefined ? '' : `: ${note}`}]`;
  const first = `  ${number}. `;
  if (width < RISK_COLUMN + risk.length + 2) return hang(first, `${text} ${mark}`, width);

  const [line = '', ...rest] = hang(first, text, RISK_COLUMN - 2);
  return [`${line.padEnd(RISK_COLUMN)}${mark}`, ...rest];
}

function writeList(label: string, entries: readonly string[], separator: string, width: number): readonly string[] {
  return entries.length === 0 ? [] : hang(label.padEnd(LABEL_WIDTH), entries.join(separator), width);
}

function writeChanges(changes: readonly string[], width: number): readonly string[] {
  return changes.flatMap((change, at) => {
    return hang((at === 0 ? 'Changed lately' : '').padEnd(LABEL_WIDTH), change.replaceAll(' -> ', ' → '), width);
  });
}

function writeFooter({ run, footer, again }: Report, width: number): readonly string[] {
  const parts = [`run ${run}`, footer, ...(again === '' ? [] : [`again: ${again}`])].filter((part) => part !== '');
  return wrap(parts.join(' · '), width);
}
