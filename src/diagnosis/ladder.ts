import type { ModelAnswer, Prompt } from '../domain/ports.ts';
import { TaiError } from '../domain/errors.ts';
import { ModelDiagnosis } from './answer.ts';
import { isForeign } from './language.ts';
import { readFreeText, FREE_TEXT_QUESTION } from './free-text.ts';
import { SIMPLE_QUESTION, SimpleAnswer, simpleSchema, toDiagnosis } from './simple-answer.ts';

/** Ways to ask, from the best to the last before the findings stand alone. */
export type Rung = 'schema' | 'another seed' | 'simpler schema' | 'free text';

export const RUNGS: readonly Rung[] = ['schema', 'another seed', 'simpler schema', 'free text'];

const SIMPLE_TOKENS = 500;
const TEXT_TOKENS = 600;

/** The question of a rung; what was asked before stays as its beginning, so that the server has it in its cache. */
export function promptFor(rung: Rung, prompt: Prompt): Prompt {
  const retry = RUNGS.indexOf(rung);
  switch (rung) {
    case 'schema':
      return prompt;
    case 'another seed':
      return { ...prompt, retry };
    case 'simpler schema': {
      const user = `${prompt.user}\n\n${SIMPLE_QUESTION}`;
      const schema = { name: 'short_diagnosis', schema: simpleSchema() };
      return { ...prompt, user, schema, retry, maxTokens: Math.min(prompt.maxTokens, SIMPLE_TOKENS) };
    }
    case 'free text': {
      const user = `${prompt.user}\n\n${FREE_TEXT_QUESTION}`;
      return { ...prompt, user, form: 'text', retry, maxTokens: Math.min(prompt.maxTokens, TEXT_TOKENS) };
    }
    default:
      return rung satisfies never;
  }
}

/** Throws MODEL_ANSWER_INVALID for what is of no use: another form than asked for, another language than English. */
export function readRung(rung: Rung, answer: ModelAnswer): ModelDiagnosis {
  const read = readForm(rung, answer);
  if (read === undefined) throw new TaiError('MODEL_ANSWER_INVALID', 'its answer has another form than asked for');
  if (isForeign(read.causes.map(({ statement }) => statement).join(' '))) {
    throw new TaiError('MODEL_ANSWER_INVALID', 'its answer is not in English');
  }
  return read;
}

/** A model may keep to the bigger form where the smaller one was asked for. */
function readForm(rung: Rung, { json, text }: ModelAnswer): ModelDiagnosis | undefined {
  const whole = ModelDiagnosis.safeParse(json);
  if (whole.success) return whole.data;
  if (rung !== 'simpler schema' && rung !== 'free text') return undefined;
  const simple = SimpleAnswer.safeParse(json);
  if (simple.success) return toDiagnosis(simple.data);
  return rung === 'free text' ? readFreeText(text ?? '') : undefined;
}
