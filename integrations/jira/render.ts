import type { Risk, Step } from '../../src/domain/finding.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Block, Doc, Inline, StatusColor } from './adf.ts';
import { codeBlock, doc, expand, heading, list, panel, paragraph, status, taskList, text } from './adf.ts';
import { fit } from './fit.ts';
import { linked } from './linked.ts';
import { closing, looks, shownCauses, titles, verdict } from './words.ts';

/** The answer as Jira shows it best: at most 24,000 characters of JSON, with the loss said in it. */
export function renderReport(report: Report): Doc {
  return fit(report, buildDocument);
}

function buildDocument(report: Report): Doc {
  return doc([
    renderSummary(report),
    renderNotes(report),
    ...renderCauses(report),
    ...renderSteps(report),
    renderInOneLine(titles.ruledOut, report.ruledOut),
    ...renderList(titles.notCollected, report.notCollected),
    ...renderList(titles.changes, report.changes),
    paragraph(text(closing(report), 'em')),
  ]);
}

function renderSummary(report: Report): Block {
  const { panel: panelType, color } = looks[report.outcome];
  const about = [report.ticket, ...report.hosts].join(' · ');
  return panel(panelType, [
    paragraph(status(verdict(report), color), text(' '), text(about, 'strong')),
    paragraph(text(report.headline)),
  ]);
}

/** Straight below the summary: they are what must not be missed. */
function renderNotes(report: Report): Block | undefined {
  const items = list(
    'bulletList',
    report.notes.map((note) => paragraph(...linked(note, report))),
  );
  return items && panel('note', [paragraph(text(titles.notes, 'strong')), items]);
}

/** So many lines are read at a glance; more stand folded below them. */
const LINES_AT_A_GLANCE = 6;

function renderCauses(report: Report): readonly Block[] {
  const causes = shownCauses(report).map(({ title, proof }, index): readonly Block[] => [
    ...(title === '' ? [] : [paragraph(text(title))]),
    ...renderProof(proof, index === 0 ? LINES_AT_A_GLANCE : 0),
  ]);
  if (report.outcome !== 'cause') return renderSection(titles.suspects, causes.flat());
  const [cause = [], ...others] = causes;
  return [...renderSection(titles.proof, cause), ...renderSection(titles.others, others.flat())];
}

function renderProof(proof: readonly string[], atAGlance: number): readonly Block[] {
  if (proof.length === 0) return [];
  if (proof.length <= atAGlance) return [codeBlock(proof)];
  const first = proof.slice(0, atAGlance);
  const title = first.length === 0 ? `Proof, ${proof.length} lines` : `All ${proof.length} lines`;
  return [...(first.length === 0 ? [] : [codeBlock(first)]), expand(title, [codeBlock(proof)])];
}

function renderSection(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}

function renderSteps({ steps }: Report): readonly Block[] {
  const items = taskList(steps.map((step) => paragraph(...renderStep(step))));
  return renderSection(titles.steps, items === undefined ? [] : [items]);
}

const riskColors: Readonly<Record<Risk, StatusColor>> = {
  'read-only': 'green',
  reversible: 'yellow',
  disruptive: 'red',
};

function renderStep({ text: words, risk, note }: Step): readonly Inline[] {
  return [text(`${words} `), status(risk, riskColors[risk]), text(note === undefined ? '' : ` ${note}`)];
}

function renderInOneLine(title: string, items: readonly string[]): Block | undefined {
  return items.length === 0 ? undefined : paragraph(text(title, 'strong'), text(`: ${items.join(', ')}`));
}

function renderList(title: string, items: readonly string[]): readonly Block[] {
  const bullets = list(
    'bulletList',
    items.map((item) => paragraph(text(item))),
  );
  return renderSection(title, bullets === undefined ? [] : [bullets]);
}
