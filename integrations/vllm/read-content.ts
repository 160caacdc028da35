import { TaiError } from '../../src/domain/errors.ts';
import type { Prompt } from '../../src/domain/ports.ts';
import { findOutermostObject } from './outermost-object.ts';

/** Where a train of thought ends that leaked into the answer, in Gemma 4's marks and in the usual ones. */
const THOUGHT_ENDS = /^[\s\S]*(?:<channel\|>|<\/think>)/;

/** What was said, without leaked thoughts. Throws MODEL_ANSWER_INVALID when an object was asked for and there is none. */
export function readContent(content: string, form: Prompt['form']): { readonly json: unknown; readonly text: string } {
  const text = content.replace(THOUGHT_ENDS, '').trim();
  const json = findOutermostObject(text) ?? findOutermostObject(content);
  if (json === undefined && form !== 'text') throw new TaiError('MODEL_ANSWER_INVALID', 'its answer is not JSON');
  return { json, text };
}
