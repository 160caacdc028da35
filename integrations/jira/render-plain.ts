import type { Report } from '../../src/domain/report.ts';
import type { Block, Doc } from './adf.ts';
import { codeBlock, doc, paragraph, text } from './adf.ts';
import { fit } from './fit.ts';
import { closing, shownCauses, titles, verdict } from './words.ts';

const WITHOUT_PROOF = 'The quoted lines are left out: something in front of Jira refused a comment that had them.';

/**
 * The same answer in paragraphs and code blocks alone, for a Jira that refused the rich one. Without proof when it was
 * not Jira that refused but a filter on the way, which takes log lines for an attack.
 */
export function renderPlain(report: Report, proof: 'with proof' | 'without proof'): Doc {
  const shown = proof === 'with proof' ? report : withoutProof(report);
  return fit(shown, buildPlain);
}

export function withoutProof(report: Report): Report {
  const causes = report.causes.map((cause) => ({ ...cause, proof: [] }));
  return { ...report, causes, notes: [WITHOUT_PROOF, ...report.notes] };
}

function buildPlain(report: Report): Doc {
  return doc([
    paragraph(text([verdict(report), report.ticket, ...report.hosts].join(' · '))),
    paragraph(text(report.headline)),
    ...lines(titles.notes, report.notes),
    ...shownCauses(report).flatMap(({ title, proof }) => [
      ...(title === '' ? [] : [paragraph(text(title))]),
      ...(proof.length === 0 ? [] : [codeBlock(proof)]),
    ]),
    ...lines(
      titles.steps,
      report.steps.map(({ text: words, risk, note }, index) => {
        return `${index + 1}. ${words} [${note === undefined ? risk : `${risk}: ${note}`}]`;
      }),
    ),
    ...lines(titles.ruledOut, report.ruledOut),
    ...lines(titles.notCollected, report.notCollected),
    ...lines(titles.changes, report.changes),
    paragraph(text(closing(report))),
  ]);
}

function lines(title: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [paragraph(text(`${title}:`)), ...items.map((item) => paragraph(text(item)))];
}
