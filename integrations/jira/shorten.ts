import type { Report } from '../../src/domain/report.ts';

/** How much of a report is kept: causes, proof lines for each, entries of each list, characters of each text. */
interface Measure {
  readonly causes: number;
  readonly lines: number;
  readonly items: number;
  readonly characters: number;
}

/** From all anyone wants to read down to what fits whatever the texts are made of. */
export const measures: readonly [Measure, ...Measure[]] = [
  { causes: 6, lines: 40, items: 30, characters: 800 },
  { causes: 5, lines: 20, items: 20, characters: 400 },
  { causes: 4, lines: 10, items: 12, characters: 300 },
  { causes: 3, lines: 5, items: 6, characters: 200 },
  { causes: 3, lines: 2, items: 4, characters: 120 },
  { causes: 2, lines: 1, items: 2, characters: 60 },
];

/** The same report in fewer and shorter words. A note says what was left out; a text that was cut ends in "…". */
export function shorten(report: Report, { causes, lines, items, characters }: Measure): Report {
  const cut = (text: string): string => clip(text, characters);
  const some = (texts: readonly string[]): readonly string[] => texts.slice(0, items).map(cut);
  const kept = {
    ...report,
    ticket: cut(report.ticket),
    hosts: some(report.hosts),
    headline: clip(report.headline, 2 * characters),
    causes: report.causes.slice(0, causes).map((cause) => ({
      ...cause,
      statement: cut(cause.statement),
      proof: cause.proof
        .slice(0, lines)
        .map((line) => ({ ...line, id: cut(line.id), collector: cut(line.collector), text: cut(line.text) })),
    })),
    steps: report.steps
      .slice(0, items)
      .map(({ note, ...step }) => ({ ...step, text: cut(step.text), ...(note !== undefined && { note: cut(note) }) })),
    ruledOut: some(report.ruledOut),
    notCollected: some(report.notCollected),
    changes: some(report.changes),
    notes: some(report.notes),
    run: cut(report.run),
    footer: cut(report.footer),
    again: cut(report.again),
  };
  return { ...kept, notes: [...kept.notes, ...sayWhatIsMissing(report, kept)] };
}

function sayWhatIsMissing(whole: Report, kept: Report): readonly string[] {
  const lines = countLines(whole) - countLines(kept);
  const entries = countEntries(whole) - countEntries(kept);
  if (lines + entries === 0) return [];
  return [`Shortened to fit a comment: ${lines} lines of proof and ${entries} other entries are left out here.`];
}

function countLines({ causes }: Report): number {
  return causes.reduce((sum, { proof }) => sum + proof.length, 0);
}

function countEntries({ hosts, causes, steps, ruledOut, notCollected, changes, notes }: Report): number {
  return [hosts, causes, steps, ruledOut, notCollected, changes, notes].reduce((sum, part) => sum + part.length, 0);
}

/** Never cuts a surrogate pair in two. */
function clip(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return `${text.slice(0, characters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
