import type { Step } from '../domain/finding.ts';
import type { Report, ReportedCause } from '../domain/report.ts';
import { toVisible } from './visible.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'pre{overflow-x:auto;padding:.8rem;border:1px solid #8888;border-radius:6px;font:13px/1.5 ui-monospace,monospace}' +
  '.verdict{font-weight:600}.note{border-left:3px solid #c70;padding-left:.8rem}.risk,footer{color:#666}';

/** The report as one HTML page without scripts, links or anything to load. */
export function renderHtml(report: Report): string {
  const { ticket, hosts, outcome, confidence, headline, notes, causes, steps } = report;
  const title = escape([ticket, ...hosts].filter((part) => part !== '').join(' '));
  const body = [
    `<h1>${title}</h1>`,
    `<p class="verdict">${outcome.replace('_', ' ')}, confidence ${confidence}</p>`,
    `<p>${escape(headline)}</p>`,
    ...notes.map((note) => `<p class="note">${escape(note)}</p>`),
    ...writeCauses(causes, outcome),
    ...(steps.length === 0
      ? []
      : ['<h2>What to do (tai changed nothing)</h2>', `<ol>${steps.map(writeStep).join('')}</ol>`]),
    ...writeList('Ruled out', report.ruledOut),
    ...writeList('Not collected', report.notCollected),
    ...writeList('Changed lately', report.changes),
    `<footer>run ${escape(report.run)} · ${escape(report.footer)}</footer>`,
  ];
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    ...body,
    '</body></html>',
    '',
  ].join('\n');
}

function writeCauses(causes: readonly ReportedCause[], outcome: Report['outcome']): readonly string[] {
  if (causes.length === 0) return [];
  return [`<h2>${outcome === 'cause' ? 'Proof' : 'Suspects'}</h2>`, ...causes.map(writeCause)];
}

function writeCause({ statement, confidence, proof }: ReportedCause): string {
  const lines = proof.map(
    ({ id, collector, text, trust }) =>
      `${id}  ${escape(collector)}  ${escape(text)}${trust === 'anyone' ? '  (anyone may have written this)' : ''}`,
  );
  return `<p>${escape(statement)} (${confidence})</p>\n<pre>${lines.join('\n')}</pre>`;
}

function writeStep({ text, risk, note }: Step): string {
  return `<li>${escape(text)} <span class="risk">[${risk}${note === undefined ? '' : `: ${escape(note)}`}]</span></li>`;
}

function writeList(title: string, entries: readonly string[]): readonly string[] {
  if (entries.length === 0) return [];
  return [`<h2>${title}</h2>`, `<ul>${entries.map((entry) => `<li>${escape(entry)}</li>`).join('')}</ul>`];
}

function escape(text: string): string {
  return toVisible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
