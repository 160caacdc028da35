import type { Step } from '../domain/finding.ts';
import type { ProofLine, Report, ReportedCause } from '../domain/report.ts';
import { toVisible } from './visible.ts';

/** The report as a Markdown page. No text of a ticket, a host or a model becomes markup. */
export function renderMarkdown(report: Report): string {
  const { ticket, hosts, outcome, confidence, headline, notes, causes, steps, changes } = report;
  const blocks = [
    `# ${escape([ticket, ...hosts].filter((part) => part !== '').join(' '))}`,
    `**${outcome.replace('_', ' ')}**, confidence ${confidence}`,
    escape(headline),
    ...notes.map((note) => `> ${escape(note)}`),
    ...causes.flatMap((cause, at) => writeCause(cause, at, report)),
    ...(steps.length === 0 ? [] : ['## What to do (tai changed nothing)', steps.map(writeStep).join('\n')]),
    ...writeList('Ruled out', report.ruledOut),
    ...writeList('Not collected', report.notCollected),
    ...writeList('Changed lately', changes),
    [`run ${report.run}`, report.footer].map(escape).join(' · '),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The headline has told the first cause of a proved one. */
function writeCause(
  { statement, confidence, proof }: ReportedCause,
  at: number,
  { outcome }: Report,
): readonly string[] {
  const isTold = outcome === 'cause' && at === 0;
  const heading = outcome === 'cause' ? (at === 0 ? ['## Proof'] : at === 1 ? ['## Also seen'] : []) : [];
  const suspects = outcome !== 'cause' && at === 0 ? ['## Suspects'] : [];
  return [
    ...heading,
    ...suspects,
    ...(isTold ? [] : [`${at + 1}. ${escape(statement)} (${confidence})`]),
    ...(proof.length === 0 ? [] : [writeProof(proof)]),
  ];
}

function writeProof(proof: readonly ProofLine[]): string {
  const lines = proof.map(
    ({ id, collector, text, trust }) =>
      `${id}  ${collector}  ${toVisible(text)}${trust === 'anyone' ? '  (anyone may have written this)' : ''}`,
  );
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}

function writeStep({ text, risk, note }: Step, at: number): string {
  return `${at + 1}. ${escape(text)} *(${risk}${note === undefined ? '' : `: ${escape(note)}`})*`;
}

function writeList(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [`## ${title}`, entries.map((entry) => `- ${escape(entry)}`).join('\n')];
}

function escape(text: string): string {
  return toVisible(text)
    .replaceAll(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
    .replaceAll(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replaceAll('@', '&#64;');
}
