import { buryLogs } from './bury.ts';
import { type Case, openFolder, readCase } from './folder.ts';
import { lookAtCase } from './look-at-case.ts';
import { type Judged, scoreCases } from './score-cases.ts';
import { scoreHosts } from './score-hosts.ts';
import { scoreIssueTypes } from './score-issue-type.ts';
import { scoreRedaction } from './score-redaction.ts';
import type { Scores } from './scores.ts';

export interface EvaluateOptions {
  /** Noise that each log of each case is buried in first, in MiB. */
  readonly noiseMb: number;
  readonly seed: number;
}

export interface Evaluation {
  readonly scores: Scores;
  /** Machines that are only mentioned left out of what counts as wrong. */
  readonly lenientPrecision: number | null;
}

/** Scores a folder. Throws CONFIG_INVALID for a folder that can not be scored; rejects when the signal aborts. */
export async function evaluate(folder: string, options: EvaluateOptions, signal: AbortSignal): Promise<Evaluation> {
  const { caseFiles, ticketTexts, hostTexts, secretTexts } = await openFolder(folder);
  const cases: Kept[] = [];
  // One after the other: a buried case takes as much memory as its noise.
  for (const file of caseFiles) {
    signal.throwIfAborted();
    cases.push(await judge(file, options));
  }
  const tickets = [...ticketTexts, ...cases.map(({ ticket }) => ticket)];
  const { hosts, lenientPrecision, misses: hostMisses } = scoreHosts(hostTexts, tickets);
  const { issueType, misses: typeMisses } = scoreIssueTypes(tickets);
  const {
    decisive,
    findings,
    misses: caseMisses,
  } = scoreCases(
    cases.map(({ judged }) => judged),
    options.noiseMb,
  );
  const { redaction, misses: secretMisses } = scoreRedaction(secretTexts);
  const misses = [...hostMisses, ...typeMisses, ...caseMisses, ...secretMisses];
  return { scores: { hosts, issueType, decisive, findings, redaction, misses }, lenientPrecision };
}

interface Kept {
  readonly ticket: Omit<Case, 'evidence'>;
  readonly judged: Judged;
}

async function judge(file: string, { noiseMb, seed }: EvaluateOptions): Promise<Kept> {
  const one = await readCase(file);
  const judged = { ...lookAtCase(buryLogs(one, noiseMb, seed)), distractors: one.distractors };
  const { evidence: _evidence, ...ticket } = one;
  return { ticket, judged };
}
