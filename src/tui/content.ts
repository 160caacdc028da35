import { renderText, toVisible } from '../app.ts';
import { describeCommands } from '../chat/commands.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Run } from '../domain/run.ts';
import { renderPiece } from '../terminal/evidence-text.ts';

/** One row before it is wrapped. */
export interface Row {
  readonly text: string;
  /** An SGR code. */
  readonly colour?: number;
  /** The look that Enter opens here, with the line to mark: "E4" or "E4.3". */
  readonly leadsTo?: string;
}

/** One look as far as it is known while a run is under way. */
export interface SeenLook {
  readonly id: string;
  readonly host: string;
  readonly collector: string;
  readonly status: Evidence['status'];
  readonly detail: string;
}

export type Entry =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'told'; readonly lines: readonly string[] }
  | { readonly kind: 'wrong'; readonly text: string }
  | { readonly kind: 'report'; readonly run: Run };

const MARKS = { collected: '✓', failed: '✗', skipped: '-' } as const;
const COLOURS = { collected: 32, failed: 31, skipped: 33 } as const;
const CITATION = /\bE\d+\.\d+\b/;

export function evidenceRows(looks: readonly SeenLook[]): readonly Row[] {
  if (looks.length === 0) return [{ text: 'Nothing was looked at yet.', colour: 2 }];
  return looks.map(({ id, host, collector, status, detail }) => ({
    text: toVisible(`${MARKS[status]} ${id.padEnd(4)} ${collector}  ${host}  ${detail}`),
    colour: COLOURS[status],
    leadsTo: id,
  }));
}

export function openedRows(evidence: readonly Evidence[], opened: string): readonly Row[] {
  const [id = '', line = ''] = opened.split('.');
  const piece = evidence.find((one) => one.id === id);
  if (piece === undefined) return [{ text: `${id} is not at hand yet; Esc goes back to the list.`, colour: 2 }];
  return renderPiece(piece).map((text, at) => {
    if (at === 0) return { text, colour: 1 };
    return new RegExp(`^ *${line}\\|`).test(text) && line !== '' ? { text, colour: 33 } : { text };
  });
}

export function answerRows(entries: readonly Entry[], columns: number): readonly Row[] {
  return entries.flatMap((entry, at) => [...(at === 0 ? [] : [{ text: '' }]), ...entryRows(entry, columns)]);
}

function entryRows(entry: Entry, columns: number): readonly Row[] {
  switch (entry.kind) {
    case 'said':
      return entry.text
        .split('\n')
        .map((text, at) => ({ text: `${at === 0 ? '> ' : '  '}${toVisible(text)}`, colour: 36 }));
    case 'told':
      return entry.lines.map((text) => ({ text }));
    case 'wrong':
      return [{ text: toVisible(entry.text), colour: 31 }];
    case 'report':
      return reportRows(entry.run, columns);
    default:
      return entry satisfies never;
  }
}

function reportRows({ report }: Run, columns: number): readonly Row[] {
  if (report === undefined) return [];
  return renderText({ ...report, again: '/rerun' }, { width: columns })
    .split('\n')
    .map((text) => {
      const cited = CITATION.exec(text)?.[0];
      const colour = colourOf(text);
      return { text, ...(colour !== undefined && { colour }), ...(cited !== undefined && { leadsTo: cited }) };
    });
}

function colourOf(text: string): number | undefined {
  if (/^(Proof|Also seen|Suspects|What to do .*)$/.test(text)) return 1;
  return text.startsWith('! ') ? 33 : undefined;
}

export function helpRows(): readonly Row[] {
  const keys = [
    'Tab, Shift-Tab     next place: input, evidence, answer (in the input, when it is empty)',
    'Esc                back to the input; from a look back to the list',
    'Up, Down, j, k     a row up or down; in the input what was typed before',
    'PgUp, PgDn, g, G   a page; begin and end',
    'Left, Right        sideways, where rows are not wrapped',
    'Enter              send; open a look; go to the line that an answer cites',
    '/ n N              search in the pane; next, previous',
    'w                  wrap rows or cut them',
    'c                  copy the answer',
    'mouse wheel        scroll the pane it is over',
    'Ctrl-C             stop the answer, or empty the input',
    'Ctrl-D             leave',
    '?                  this help, in a pane; these keys scroll it, any other closes it',
  ];
  return ['Keys', ...keys.map((one) => `  ${one}`), '', 'Commands', ...describeCommands().map((one) => `  ${one}`)].map(
    (text) => (/^\S/.test(text) ? { text, colour: 1 } : { text }),
  );
}
