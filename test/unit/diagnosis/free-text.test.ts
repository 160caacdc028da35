import { describe, expect, it } from 'vitest';
import { readFreeText } from '../../../src/diagnosis/free-text.ts';
import { decide } from '../../../src/diagnosis/outcome.ts';
import { prove } from '../../../src/diagnosis/proof.ts';
import { runFindings } from '../../../src/findings/find.ts';
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
      { statement, class: fault, confidence: 'medium', citations: [{ line: 'E1.2', quote: '100% /var' }] },
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

it.each([
  ['says again what a rule proved', 'The disk is full (E1.2 "100% /var").', 0, /KiB left\.$/],
  [
    'adds to what a rule proved',
    'The disk under /var is full (E1.2 "100% /var").',
    0,
    /left\. The disk under \/var is full$/,
  ],
  ["dresses an outsider's words", 'disk full: openssl is broken (E1.2 "100% /var")', 1, /KiB left\.$/],
])('counts as dropped only what could not be proved: one that %s', (_what, text, dropped, statement) => {
  const investigation = anInvestigation();
  const answer = readFreeText(text);
  const proved = answer && prove(answer, investigation);
  const model = { status: 'used', model: 'm', droppedClaims: proved?.droppedClaims ?? -1, durationMs: 1 } as const;

  const told = decide({ investigation, findings: runFindings(investigation.evidence), model, proved });

  expect(told.causes).toMatchObject([{ by: 'rule', confidence: 'high', statement: expect.stringMatching(statement) }]);
  expect(told.model).toMatchObject({ droppedClaims: dropped });
});

it('is never sure of what outsiders alone wrote', () => {
  const answer = readFreeText('openssl 3.0.2 is broken (E6.2 "openssl 3.0.2 is broken").');

  expect(answer && prove(answer, anInvestigation()).causes).toMatchObject([{ confidence: 'low' }]);
});
