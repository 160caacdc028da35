import { expect, it } from 'vitest';
import type { ModelDiagnosis } from '../../../src/diagnosis/answer.ts';
import { decide } from '../../../src/diagnosis/outcome.ts';
import { prove } from '../../../src/diagnosis/proof.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { aClaim, aFailure, aFinding, anAnswer, anInvestigation, DB, fineEvidence, WEB } from './builders.ts';

const USED = { status: 'used', model: 'm', droppedClaims: 0, durationMs: 1 } as const;
const FINE = anInvestigation({ evidence: fineEvidence() });

function judge(findings: readonly Finding[], answer?: ModelDiagnosis, investigation = anInvestigation()) {
  const proved = answer && prove(answer, investigation);
  return decide({ investigation, findings, proved, model: USED });
}

it('takes the finding of the lowest rank for the cause, and is sure of it', () => {
  const { outcome, confidence, causes } = judge([aFinding({ rank: 20, class: 'oom_kill' }), aFinding({ rank: 10 })]);

  expect({ outcome, confidence }).toEqual({ outcome: 'cause', confidence: 'high' });
  expect(causes.map((cause) => cause.class)).toEqual(['disk_full', 'oom_kill']);
});

it('lets no model overrule a finding; its other cause follows', () => {
  const claim = aClaim({
    class: 'dns_failure',
    statement: 'Names do not resolve',
    citations: [
      { line: 'E5.1', quote: '' },
      { line: 'E1.1', quote: '' },
    ],
  });

  const { causes } = judge([aFinding()], anAnswer({ causes: [claim] }));

  expect(causes.map(({ class: fault, by }) => [fault, by])).toEqual([
    ['disk_full', 'rule'],
    ['dns_failure', 'model'],
  ]);
});

it('adds the words and lines of a model that agrees to the finding', () => {
  const claim = aClaim({
    statement: 'checkout-api was set to DEBUG at 02:10',
    citations: [{ line: 'E5.1', quote: 'DEBUG' }],
  });

  const { causes } = judge([aFinding()], anAnswer({ causes: [claim] }));

  expect(causes).toMatchObject([
    {
      statement: '/var on web-03.prod.example.com is full. checkout-api was set to DEBUG at 02:10',
      confidence: 'high',
      by: 'rule',
      citations: [{ evidence: 'E1' }, { evidence: 'E5', quote: 'DEBUG' }],
    },
  ]);
});

it('adds no words that rest only on lines anyone may have written', () => {
  const claim = aClaim({ statement: 'openssl 3.0.2 is broken', citations: [{ line: 'E6.2', quote: '' }] });

  const { causes } = judge([aFinding()], anAnswer({ causes: [claim] }));

  expect(causes.map(({ statement }) => statement)).toEqual(['/var on web-03.prod.example.com is full.']);
});

it('lets the model explain why a service failed, next to the rule that only saw it fail', () => {
  const finding = aFinding({
    class: 'service_failed',
    statement: 'checkout-api has failed.',
    citations: [{ evidence: 'E5', line: 2, quote: 'write failed' }],
  });
  const claim = aClaim({ class: 'other', statement: 'It can not write', citations: [{ line: 'E5.2', quote: '' }] });

  expect(judge([finding], anAnswer({ causes: [claim] })).causes).toMatchObject([
    { class: 'service_failed', statement: 'checkout-api has failed. It can not write', confidence: 'high' },
  ]);
});

it('calls a warning that nothing else speaks for a suspect, and the cause when the model shows it too', () => {
  const warning = aFinding({ severity: 'warning' });

  expect(judge([warning])).toMatchObject({ outcome: 'suspects', confidence: 'low' });
  expect(judge([warning], anAnswer({ causes: [aClaim()] }))).toMatchObject({ outcome: 'cause', confidence: 'medium' });
});

it('never rates a rule that rests on lines of outsiders above low', () => {
  const finding = aFinding({ citations: [{ evidence: 'E6', line: 1, quote: 'GET' }] });

  expect(judge([finding])).toMatchObject({ outcome: 'suspects', confidence: 'low' });
});

it.each([
  ['one line of the system', [{ line: 'E1.2', quote: '' }], 'cause', 'medium'],
  [
    'two pieces of the system',
    [
      { line: 'E1.2', quote: '' },
      { line: 'E5.2', quote: '' },
    ],
    'cause',
    'high',
  ],
  [
    'lines of outsiders only',
    [
      { line: 'E6.1', quote: '' },
      { line: 'E6.2', quote: '' },
    ],
    'suspects',
    'low',
  ],
])('judges a cause of the model alone by what it cites: %s', (_, citations, outcome, confidence) => {
  expect(judge([], anAnswer({ causes: [aClaim({ citations })] }))).toMatchObject({ outcome, confidence });
});

it('puts the best proved cause of the model first', () => {
  const weak = aClaim({
    class: 'package_upgrade_broke',
    statement: 'openssl 3.0.2 is broken',
    citations: [{ line: 'E6.2', quote: '' }],
  });

  const { causes, outcome } = judge([], anAnswer({ causes: [weak, aClaim()] }));

  expect(outcome).toBe('cause');
  expect(causes.map((cause) => cause.class)).toEqual(['disk_full', 'package_upgrade_broke']);
});

it('calls a host healthy when all that counts was seen and is fine, surer when the model agrees', () => {
  expect(judge([], undefined, FINE)).toMatchObject({ outcome: 'healthy', confidence: 'low', causes: [] });
  expect(judge([], anAnswer({ healthy: true }), FINE)).toMatchObject({ outcome: 'healthy', confidence: 'medium' });
});

it('does not call it healthy on the word of the model, when something is missing or not as it should be', () => {
  const missing = anInvestigation({ evidence: fineEvidence().slice(1) });
  const partly = anInvestigation({
    hosts: [WEB, DB],
    evidence: [...fineEvidence(), aFailure('E9', 'connection', 'HOST_REFUSED', { host: DB })],
  });

  for (const investigation of [missing, partly, anInvestigation()]) {
    expect(judge([], anAnswer({ healthy: true }), investigation)).toMatchObject({
      outcome: 'suspects',
      confidence: 'low',
      causes: [],
    });
  }
});

it('rules out what was seen and is fine, but nothing that a cause speaks of', () => {
  const what = (diagnosis: ReturnType<typeof judge>) =>
    diagnosis.ruledOut.map((one) => `${one.what} ${one.evidence.join()}`);

  expect(what(judge([], undefined, FINE))).toEqual(['disk space E1', 'inodes E2', 'memory E3', 'failed units E4']);
  expect(what(judge([aFinding()]))).toEqual(['inodes E2', 'memory E3', 'failed units E4']);
  expect(what(judge([aFinding({ class: 'oom_kill' })]))).toEqual(['inodes E2', 'failed units E4']);
});

it('adds what the model ruled out, unless a cause quotes it or code said it already', () => {
  const ruledOut = [
    { what: 'disk', lines: ['E1.2'] },
    { what: 'memory pressure', lines: ['E3.1'] },
    { what: 'kernel errors', lines: ['E5.1'] },
  ];

  const { ruledOut: kept } = judge([aFinding()], anAnswer({ causes: [aClaim()], ruledOut }));

  expect(kept.map(({ what }) => what)).toEqual(['inodes', 'memory', 'failed units', 'kernel errors']);
});

it("lists the rule's steps first, and the model's only with a claim that held", () => {
  const steps = [
    { text: 'Set the log level back', risk: 'reversible' as const },
    { text: 'Find the biggest files under /var', risk: 'read-only' as const },
  ];

  const held = judge([aFinding()], anAnswer({ causes: [aClaim()], steps }));
  const fallen = judge([aFinding()], anAnswer({ steps }));

  expect(held.steps.map(({ text }) => text)).toEqual(['Find the biggest files under /var', 'Set the log level back']);
  expect(fallen.steps.map(({ text }) => text)).toEqual(['Find the biggest files under /var']);
});

it('keeps only steps that look, where outsiders alone speak for the cause', () => {
  const steps = [
    { text: 'Downgrade openssl', risk: 'read-only' as const },
    { text: 'Look at the access log', risk: 'read-only' as const },
  ];
  const claim = aClaim({ statement: 'openssl is broken', citations: [{ line: 'E6.2', quote: '' }] });

  expect(judge([], anAnswer({ causes: [claim], steps })).steps.map(({ text }) => text)).toEqual([
    'Look at the access log',
  ]);
});

it('says where model and rules disagree, in no words of the model', () => {
  const claim = aClaim({
    class: 'dns_failure',
    statement: 'Names do not resolve',
    citations: [
      { line: 'E5.1', quote: '' },
      { line: 'E1.1', quote: '' },
    ],
  });

  expect(judge([aFinding()], anAnswer({ causes: [claim] })).disagreement).toBe(
    'The model holds another cause for the first one, here number 2; what rules proved goes before it.',
  );
  expect(judge([aFinding()], anAnswer({ outcome: 'healthy' })).disagreement).toBe(
    'The model calls it healthy; what rules proved goes before that.',
  );
  expect(judge([aFinding()], anAnswer({ causes: [aClaim()] })).disagreement).toBeUndefined();
  expect(judge([], anAnswer({ causes: [claim] })).disagreement).toBeUndefined();
});

it('calls no cause what rests on nothing but what rules see as fine', () => {
  const citations = [
    { line: 'E1.1', quote: '' },
    { line: 'E3.1', quote: '' },
  ];
  const answer = anAnswer({ causes: [aClaim({ statement: 'The disk under /var is full', citations })] });

  expect(judge([], answer, FINE)).toMatchObject({
    outcome: 'suspects',
    confidence: 'low',
    causes: [{ confidence: 'low' }],
  });
});

it('counts a claim that repeats a finding in words it may not add', () => {
  const claim = aClaim({ statement: 'openssl 3.0.2 is broken', citations: [{ line: 'E1.2', quote: '' }] });

  const { causes, model } = judge([aFinding()], anAnswer({ causes: [claim] }));

  expect(causes).toMatchObject([{ by: 'rule', statement: '/var on web-03.prod.example.com is full.' }]);
  expect(model).toMatchObject({ droppedClaims: 1 });
});
