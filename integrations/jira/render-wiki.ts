import type { Risk, Step } from '../../src/domain/finding.ts';
import type { Report } from '../../src/domain/report.ts';
import type { StatusColor } from './adf.ts';
import { fit } from './fit.ts';
import { wikiLines, wikiText } from './wiki.ts';
import { closing, looks, shownCauses, titles, verdict } from './words.ts';

/** As Jira's own lozenges are coloured; wiki markup has no lozenge and no fold. */
const COLORS: Readonly<Record<StatusColor, string>> = {
  neutral: '#42526e',
  purple: '#403294',
  blue: '#0747a6',
  red: '#bf2600',
  yellow: '#974f0c',
  green: '#006644',
};

/** The answer in wiki markup, at most 24,000 characters, with the loss said in it. */
export function renderWiki(report: Report): string {
  return fit(report, buildWiki);
}

function buildWiki(report: Report): string {
  const { outcome, hosts, ticket, headline, notes, ruledOut, notCollected, changes } = report;
  return [
    '{panel}',
    `${lozenge(verdict(report), looks[outcome].color)} *${wikiText([ticket, ...hosts].join(' · '))}*`,
    wikiText(headline),
    '{panel}',
    ...section(titles.notes, bullets(notes)),
    ...section(
      outcome === 'cause' ? titles.proof : titles.suspects,
      shownCauses(report).flatMap(({ title, proof }) => [
        ...(title === '' ? [] : [wikiText(title)]),
        ...(proof.length === 0 ? [] : [wikiLines(proof)]),
      ]),
    ),
    ...section(titles.steps, report.steps.map(renderStep)),
    ...section(titles.ruledOut, ruledOut.length === 0 ? [] : [wikiText(ruledOut.join(', '))]),
    ...section(titles.notCollected, bullets(notCollected)),
    ...section(titles.changes, bullets(changes)),
    '',
    `_${wikiText(closing(report))}_`,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `h4. ${wikiText(title)}`, ...lines];
}

function bullets(items: readonly string[]): readonly string[] {
  return items.map((item) => `* ${wikiText(item)}`);
}

const riskColors: Readonly<Record<Risk, StatusColor>> = {
  'read-only': 'green',
  reversible: 'yellow',
  disruptive: 'red',
};

function renderStep({ text, risk, note }: Step): string {
  return `# ${wikiText(text)} ${lozenge(risk, riskColors[risk])}${note === undefined ? '' : ` ${wikiText(note)}`}`;
}

function lozenge(words: string, color: StatusColor): string {
  return `{color:${COLORS[color]}}*${wikiText(words.toUpperCase())}*{color}`;
}
