import { readGiven } from '../collectors/given.ts';
import { parseMoment } from '../collectors/moment.ts';
import { writeEvidenceWithin } from '../diagnosis/evidence-text.ts';
import { type Evidence, lineId } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import { Host, LOCALHOST } from '../domain/host.ts';
import { wordsOf } from '../evidence/words.ts';
import { runFindings } from '../findings/find.ts';
import type { Case } from './folder.ts';

/** In tokens. A token is counted as four characters, as the prompt's budget does. */
export const BUDGETS = [2_000, 4_000, 8_000] as const;
const CHARS_PER_TOKEN = 4;

/** What tai makes of one case, without a model. */
export interface CaseResult {
  readonly id: string;
  readonly class: string;
  readonly findings: readonly Finding[];
  /** How many decisive strings each budget's text still holds. */
  readonly decisive: Readonly<Record<(typeof BUDGETS)[number], number>>;
  readonly missing: readonly string[];
  readonly wanted: number;
}

export function hostOfCase({ hosts_expected: [host] }: Case): Host {
  return Host.safeParse(host?.toLowerCase()).data ?? LOCALHOST;
}

/** The outputs of a case as a look at its host would have read them. */
export function readCaseEvidence(one: Case): readonly Evidence[] {
  const words = wordsOf(`${one.ticket_title}\n${one.ticket_text}`);
  const given = Object.entries(one.evidence).map(([command, output]) => ({ command, output }));
  return readGiven(given, { host: hostOfCase(one), firstId: 1, words, moment: parseMoment(one.now) });
}

/** The same way a real run goes: redact, parse, shrink, prove, share the budget. */
export function lookAtCase(one: Case): CaseResult {
  const words = wordsOf(`${one.ticket_title}\n${one.ticket_text}`);
  const evidence = readCaseEvidence(one);
  const findings = runFindings(evidence);
  const keep = new Set(findings.flatMap(({ citations }) => citations.map(lineId)));
  const sent = BUDGETS.map((tokens) => {
    const maxChars = tokens * CHARS_PER_TOKEN;
    return writeEvidenceWithin(evidence, maxChars, keep, words).slice(0, maxChars);
  });
  const count = (text = ''): number => one.decisive.filter((piece) => text.includes(piece)).length;
  return {
    id: one.id,
    class: one.class,
    findings,
    decisive: { 2_000: count(sent[0]), 4_000: count(sent[1]), 8_000: count(sent[2]) },
    missing: one.decisive.filter((piece) => sent[1]?.includes(piece) !== true),
    wanted: one.decisive_min,
  };
}
