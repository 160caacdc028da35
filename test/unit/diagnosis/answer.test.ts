import { expect, it } from 'vitest';
import { answerSchema, ModelDiagnosis } from '../../../src/diagnosis/answer.ts';
import { aClaim, anAnswer } from './builders.ts';

function keysOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keysOf(inner)]);
}

it('gives the grammar only what it can enforce', () => {
  const schema = answerSchema();

  expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  expect(keysOf(schema)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(\$schema|\$ref|format|pattern)$/)]),
  );
});

it('bounds every string and every list', () => {
  const text = JSON.stringify(answerSchema());
  const count = (piece: string): number => text.split(piece).length - 1;

  expect(count('"type":"array"')).toBe(count('"maxItems"'));
  expect(count('"type":"string"')).toBe(count('"maxLength"') + count('"enum"'));
});

it.each([
  anAnswer({ causes: [aClaim(), aClaim(), aClaim(), aClaim()] }),
  anAnswer({ causes: [aClaim({ citations: [] })] }),
  anAnswer({ causes: [aClaim({ statement: 'x'.repeat(301) })] }),
  { causes: [], steps: [] },
  'The disk is full.',
])('refuses an answer of another form (%#)', (answer) => {
  expect(ModelDiagnosis.safeParse(answer).success).toBe(false);
});
