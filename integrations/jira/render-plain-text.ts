import type { Report } from '../../src/domain/report.ts';
import { fit } from './fit.ts';
import { withoutProof } from './render-plain.ts';
import { wikiLines, wikiText } from './wiki.ts';
import { closing, shownCauses, titles, verdict } from './words.ts';

/** The same answer without panels, colours and lists, for a Data Center that refused the rich one. */
export function plainText(report: Report, proof: 'with proof' | 'without proof'): string {
  return fit(proof === 'with proof' ? report : withoutProof(report), buildPlain);
}

function buildPlain(report: Report): string {
  const { ticket, hosts, headline, notes, steps, ruledOut, notCollected, changes } = report;
  return [
    wikiText([verdict(report), ticket, ...hosts].join(' · ')),
    wikiText(headline),
    ...titled(titles.notes, notes),
    ...shownCauses(report).flatMap(({ title, proof }) => [
      ...(title === '' ? [] : [wikiText(title)]),
      ...(proof.length === 0 ? [] : [wikiLines(proof)]),
    ]),
    ...titled(
      titles.steps,
      steps.map(({ text, risk, note }) => `${text} (${note === undefined ? risk : `${risk}: ${note}`})`),
    ),
    ...titled(titles.ruledOut, ruledOut),
    ...titled(titles.notCollected, notCollected),
    ...titled(titles.changes, changes),
    wikiText(closing(report)),
  ].join('\n\n');
}

function titled(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [[`${wikiText(title)}&#58;`, ...items.map(wikiText)].join('\n')];
}
