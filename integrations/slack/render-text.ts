import type { Report } from '../../src/domain/report.ts';
import { causeLine, lastLine, outcomeLine, PARTS, riskMark } from './words.ts';

/** The whole report as lines: for notifications, screen readers, and where Slack refuses the blocks. The last line comes second, so a cut never takes it. */
export function renderText(report: Report): string {
  return [
    [...report.hosts, outcomeLine(report)].join(' · '),
    lastLine(report),
    '',
    report.headline,
    ...report.notes,
    ...report.causes.flatMap((cause, index) => [
      causeLine(report, cause, index),
      ...cause.proof.map(({ id, collector, text }) => `  ${id}  ${collector}  ${text}`),
    ]),
    ...part(
      `${PARTS.steps}${PARTS.unchanged}`,
      report.steps.map((step, index) => `${index + 1}. ${step.text} ${riskMark(step)}`),
    ),
    ...part(PARTS.ruledOut, report.ruledOut.map(dash)),
    ...part(PARTS.notCollected, report.notCollected.map(dash)),
    ...part(PARTS.changes, report.changes.map(dash)),
  ].join('\n');
}

function part(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [title, ...entries.map((entry) => `  ${entry}`)];
}

function dash(entry: string): string {
  return `- ${entry}`;
}
