import type { Cause, Diagnosis } from '../domain/diagnosis.ts';
import { lineId, type Citation, type Evidence } from '../domain/evidence.ts';
import type { ProofLine, Report } from '../domain/report.ts';
import type { Run } from '../domain/run.ts';
import { redact } from '../evidence/redact.ts';
import { listChanges } from './changes.ts';
import { indexLines, type EvidenceLines } from './evidence-lines.ts';
import { cleanText } from './filter.ts';
import { describeRuledOut, writeHeadline } from './headline.ts';
import { isHostFailure } from './host-trouble.ts';
import { listNotCollected } from './not-collected.ts';
import { noteSince, writeNotes } from './notes.ts';
import { toVisible } from './visible.ts';

/** A run that has come to its diagnosis. */
export type DiagnosedRun = Run & { readonly diagnosis: Diagnosis };

/** Longer lines are shown by the piece that was quoted. */
const PROOF_CHARS = 240;
const LABEL_CHARS = 80;

/** The diagnosis in words, without markup. `again` says how to run it again there; `previous` is the answer this one replaces. */
export function buildReport(run: DiagnosedRun, again: string, now: Date, previous?: Report): Report {
  const { diagnosis, evidence } = run;
  const lines = indexLines(evidence);
  const { outcome, confidence } = diagnosis;
  const headline = writeHeadline(run, diagnosis);
  return {
    run: run.request.run,
    number: run.number,
    ticket: cleanText(run.ticket?.label ?? run.request.ticket.id, LABEL_CHARS),
    hosts: run.hosts,
    outcome,
    confidence,
    headline,
    causes: diagnosis.causes.map((cause) => reportCause(cause, lines)),
    steps: diagnosis.steps,
    ruledOut: diagnosis.ruledOut.map(describeRuledOut),
    notCollected: listNotCollected(evidence),
    changes: listChanges(evidence, now),
    notes: [...writeNotes(run, diagnosis), ...noteSince(previous, { outcome, headline })],
    ...(outcome === 'cause' && diagnosis.causes[0] && { finding: diagnosis.causes[0].class }),
    footer: [describeDuration(run, now), describeModel(diagnosis), countCommands(evidence)].join(' · '),
    again,
  };
}

function reportCause({ statement, confidence, citations }: Cause, lines: EvidenceLines) {
  return { statement, confidence, proof: citations.flatMap((citation) => quoteLine(citation, lines) ?? []) };
}

/** The line as it was collected, less what no reader could see. */
function quoteLine(citation: Citation, lines: EvidenceLines): ProofLine | undefined {
  const id = lineId(citation);
  const found = lines.get(id);
  if (!found) return undefined;
  const { collector, trust } = found.evidence;
  const text = found.text.length <= PROOF_CHARS || citation.quote === '' ? found.text : citation.quote;
  return { id, collector, text: redact(toVisible(text)).trim(), trust };
}

function describeDuration({ request, startedAt, finishedAt }: Run, now: Date): string {
  const from = Date.parse(startedAt ?? request.requestedAt);
  const until = finishedAt === undefined ? now.getTime() : Date.parse(finishedAt);
  const seconds = Math.max(0, Math.round((until - from) / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function describeModel({ model }: Diagnosis): string {
  return model.status === 'used' ? cleanText(model.model, LABEL_CHARS) : 'no model';
}

/** A command that failed ran too; one whose login failed did not. */
function countCommands(evidence: readonly Evidence[]): string {
  const ran = evidence.filter(
    (piece) => piece.status === 'collected' || (piece.status === 'failed' && !isHostFailure(piece.code)),
  );
  if (ran.length === 0) return 'no command was run';
  return ran.length === 1 ? '1 command, read-only' : `${ran.length} commands, all read-only`;
}
