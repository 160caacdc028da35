import { expect, it } from 'vitest';
import { decide } from '../../../src/diagnosis/outcome.ts';
import { buildPrompt } from '../../../src/diagnosis/prompt.ts';
import { ModelDiagnosis } from '../../../src/diagnosis/answer.ts';
import { prove } from '../../../src/diagnosis/proof.ts';
import { runFindings } from '../../../src/findings/find.ts';
import { answerFromFacts } from '../../support/vllm-stand-in/answer-from-facts.ts';
import { anInvestigation } from '../diagnosis/builders.ts';

it('repeats what rules proved, in words that hold and say that no model wrote them', () => {
  const investigation = anInvestigation();
  const findings = runFindings(investigation.evidence);
  const { system, user } = buildPrompt({ investigation, findings, fence: 'f00d', maxChars: 24_000, seed: 7 });
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ] as const;

  const answer = ModelDiagnosis.parse(answerFromFacts({ messages }));
  const proved = prove(answer, investigation, findings);
  const model = { status: 'used', model: 'm', droppedClaims: proved.droppedClaims, durationMs: 1 } as const;
  const { causes, steps, model: use } = decide({ investigation, findings, model, proved });

  expect(causes).toMatchObject([
    { by: 'rule', statement: expect.stringMatching(/^\/var is full.*Stand-in without a model: \/var is full/) },
  ]);
  expect(steps.at(-1)?.text).toMatch(/^Stand-in without a model: /);
  expect(use).toMatchObject({ droppedClaims: 0 });
});
