import { describe, expect, it } from 'vitest';
import { readFreeText } from '../../../src/diagnosis/free-text.ts';
import { indexLines } from '../../../src/diagnosis/evidence-lines.ts';
import { decide } from '../../../src/diagnosis/outcome.ts';
import { prove } from '../../../src/diagnosis/proof.ts';
import { runFindings } from '../../../src/findings/find.ts';
import { partnersOf } from '../../../src/diagnosis/causes.ts';
import { anInvestigation } from './builders.ts';

describe('sentences with their proof in free text', () => {
  it.each([
    ['brackets', 'The disk is full (E1.2 "100% /var").', 'The disk is full', 'disk_full'],
    ['a sentence of its own', 'The disk is full. E1.2 "100% /var"', 'The disk is full.', 'disk_full'],
    ['backticks', 'Disk full on /var: E1.2 `100% /var`', 'Disk full on /var', 'disk_full'],
    ['markdown', '**Root cause:** The disk is full. Evidence: [E1.2] “100% /var”', 'The disk is full.', 'disk_full'],
    ['no class of ours', 'Checkout is in a bad mood (E1.2: "100% /var")', 'Checkout is in a bad mood', 'other'],
  ])('are read from %s', (_form, text, statement, fault) => {
    expect(readFreeText(text)?.causes).toEqual([
      { statement, class: fault, confidence: 'low', citations: [{ line: 'E1.2', quote: '100% /var' }] },
    ]);
  });

  it.each([
    ['no line is cited', 'I think that the disk is full, but I can not be sure of it.'],
    ['a line is named and nothing quoted', 'The disk is full, see E1.2.'],
    ['it is an object that broke', '{"causes":[{"statement":"The disk is full E1.2 "100% /var""'],
  ])('are none where %s', (_why, text) => {
    expect(readFreeText(text)).toBeUndefined();
  });
});

it('loses nothing of a free text that says what a rule proved: proof keeps it, and it is told as the one cause of the rule', () => {
  const investigation = anInvestigation();
  const findings = runFindings(investigation.evidence);
  const answer = readFreeText('The disk is full (E1.2 "100% /var").');
  const proved = answer && prove(answer, investigation);
  const model = { status: 'used', model: 'm', droppedClaims: 0, durationMs: 1 } as const;

  const { causes } = decide({ investigation, findings, model, proved });

  expect(proved).toMatchObject({ droppedClaims: 0, causes: [{ class: 'disk_full', confidence: 'low' }] });
  expect([...partnersOf(findings, proved?.causes ?? [], indexLines(investigation.evidence)).values()]).toMatchObject([
    { class: 'disk_full' },
  ]);
  expect(causes).toMatchObject([{ class: 'disk_full', by: 'rule', confidence: 'high' }]);
});
