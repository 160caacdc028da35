import type { Outcome } from '../../src/domain/diagnosis.ts';
import type { ProofLine, Report, ReportedCause } from '../../src/domain/report.ts';
import type { PanelType, StatusColor } from './adf.ts';

/** What both looks of an answer, the rich one and the plain one, say in the same words. */
export const titles = {
  proof: 'Proof',
  suspects: 'Suspects, the likeliest first',
  others: 'Less likely',
  steps: 'What to do (tai changed nothing)',
  ruledOut: 'Ruled out',
  notCollected: 'Not collected',
  changes: 'Changed lately',
  notes: 'Please note',
} as const;

export const looks: Readonly<Record<Outcome, { word: string; panel: PanelType; color: StatusColor }>> = {
  cause: { word: 'cause', panel: 'error', color: 'red' },
  suspects: { word: 'suspects', panel: 'warning', color: 'yellow' },
  healthy: { word: 'healthy', panel: 'success', color: 'green' },
  unreachable: { word: 'unreachable', panel: 'warning', color: 'purple' },
  no_host: { word: 'no host', panel: 'info', color: 'blue' },
  refused: { word: 'refused', panel: 'note', color: 'neutral' },
};

/** "cause · high" */
export function verdict({ outcome, confidence }: Report): string {
  return `${looks[outcome].word} · ${confidence}`;
}

/** The causes as they are shown: numbered, unless it is the one cause, whose words are the headline. */
export interface ShownCause {
  readonly title: string;
  readonly proof: readonly string[];
}

export function shownCauses({ outcome, headline, causes }: Report): readonly ShownCause[] {
  return causes.map((cause, index) => {
    const isTheCause = outcome === 'cause' && index === 0;
    if (isTheCause && cause.statement === headline) return { title: '', proof: proofLines(cause) };
    return { title: isTheCause ? cause.statement : ranked(cause, index), proof: proofLines(cause) };
  });
}

function ranked({ statement, confidence }: ReportedCause, index: number): string {
  return `${index + 1}. ${statement} (${confidence})`;
}

/** In columns, word for word. A line that anyone could have written carries an asterisk, and a last line says so. */
function proofLines({ proof }: ReportedCause): readonly string[] {
  const idWidth = Math.max(0, ...proof.map(({ id }) => id.length));
  const widths = proof.map((line) => source(line).length);
  const sourceWidth = Math.min(24, Math.max(0, ...widths));
  const lines = proof.map((line) => `${line.id.padEnd(idWidth)}  ${source(line).padEnd(sourceWidth)}  ${line.text}`);
  return proof.some(({ trust }) => trust === 'anyone') ? [...lines, '* a line that anyone could have written'] : lines;
}

function source({ collector, trust }: ProofLine): string {
  return trust === 'anyone' ? `${collector}*` : collector;
}

/** "run r… · 14 s · gemma4:a4b · 18 commands, all read-only · again: …" */
export function closing({ run, number, footer, again }: Report): string {
  const which = number > 1 ? `run ${run} (number ${number} for this ticket)` : `run ${run}`;
  return [which, footer, `again: ${again}`].filter((part) => part !== '').join(' · ');
}
