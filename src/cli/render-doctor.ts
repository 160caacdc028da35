import type { Checkpoint } from '../domain/checkpoint.ts';

const MARKS = { ok: 'ok', no: 'NO', unchecked: '-' } as const;
const STEP_WIDTH = 16;

/** One step, under the name of its host or hop when that is another than before. */
export function renderCheckpoint(checkpoint: Checkpoint, before: Checkpoint | undefined): string {
  const { where, step, mark, detail, fix } = checkpoint;
  const heading = where === before?.where ? '' : `${before === undefined ? '' : '\n'}${where}\n`;
  const line = `  ${MARKS[mark].padEnd(3)}${step.padEnd(STEP_WIDTH)} ${detail}\n`;
  return `${heading}${line}${fix === undefined ? '' : `${' '.repeat(STEP_WIDTH + 6)}${mark === 'no' ? 'fix' : 'how'}: ${fix}\n`}`;
}

export function renderSummary(steps: readonly Checkpoint[]): string {
  const wrong = steps.filter(({ mark }) => mark === 'no');
  const stopping = wrong.filter(({ stops }) => stops);
  const less = wrong.length - stopping.length;
  const gaps = less === 0 ? '' : `; ${less} smaller ${less === 1 ? 'gap' : 'gaps'}`;
  if (stopping.length === 0) return `\nNothing stops tai${gaps}.\n`;
  const first = stopping.map(({ where, step }) => `${where}: ${step}`).join(', ');
  return `\nThis stops tai: ${first}${gaps}.\n`;
}
