import { expect, it } from 'vitest';
import { askModel } from '../../../src/diagnosis/ask-model.ts';
import { TaiError, type ErrorCode } from '../../../src/domain/errors.ts';
import type { Model, Prompt } from '../../../src/domain/ports.ts';
import { anAnswer } from './builders.ts';

type Reply = ErrorCode | 'good' | 'misshapen' | 'crash' | 'hang';

/** Replies in this order and remembers the prompts. */
function scripted(...replies: readonly Reply[]): { readonly model: Model; readonly prompts: Prompt[] } {
  const prompts: Prompt[] = [];
  return {
    prompts,
    model: {
      name: 'scripted',
      async answer(prompt) {
        const reply = replies[prompts.length] ?? 'good';
        prompts.push(prompt);
        if (reply === 'hang') return await new Promise<never>(() => undefined);
        if (reply === 'crash') throw new TypeError('a bug in the client');
        if (reply === 'misshapen') return { json: { hello: 1 }, model: 'm' };
        if (reply === 'good') return { json: anAnswer({ healthy: true }), model: 'm' };
        throw new TaiError(reply, `it said ${reply}`);
      },
    },
  };
}

function build(chars: number, seed: number): Prompt {
  return { system: '', user: `${chars}`, schema: { name: 's', schema: {} }, maxTokens: 1, seed };
}

function ask(model: Model, signal = new AbortController().signal, timeoutMs = 5_000) {
  return askModel({ model, build, maxChars: 1_000, seed: 7, timeoutMs }, signal);
}

function triesOf(prompts: readonly Prompt[]): readonly string[] {
  return prompts.map(({ user, seed }) => `${user} characters, seed ${seed}`);
}

it('asks once when the answer is good', async () => {
  const { model, prompts } = scripted('good');

  expect(await ask(model)).toMatchObject({ status: 'answered', model: 'm', answer: { healthy: true } });
  expect(triesOf(prompts)).toEqual(['1000 characters, seed 7']);
});

it.each<Reply>(['MODEL_ANSWER_INVALID', 'misshapen'])('asks once more with another seed after %s', async (reply) => {
  const { model, prompts } = scripted(reply);

  expect(await ask(model)).toMatchObject({ status: 'answered' });
  expect(triesOf(prompts)).toEqual(['1000 characters, seed 7', '1000 characters, seed 8']);
});

it('asks once more with 60 % of the prompt when it is too long and nobody says by how much, and still once more for a bad answer', async () => {
  const { model, prompts } = scripted('MODEL_TOO_LONG', 'misshapen', 'good');

  expect(await ask(model)).toMatchObject({ status: 'answered' });
  expect(triesOf(prompts)).toEqual(['1000 characters, seed 7', '600 characters, seed 7', '600 characters, seed 8']);
});

it.each<readonly [readonly Reply[], string, number]>([
  [['MODEL_TOO_LONG', 'MODEL_TOO_LONG'], 'MODEL_TOO_LONG', 2],
  [['misshapen', 'misshapen', 'misshapen', 'misshapen'], 'MODEL_ANSWER_INVALID', 4],
  [['MODEL_UNAVAILABLE', 'MODEL_UNAVAILABLE'], 'MODEL_UNAVAILABLE', 2],
  [['crash', 'crash'], 'MODEL_UNAVAILABLE', 2],
  [['MODEL_UNAVAILABLE', 'misshapen', 'MODEL_UNAVAILABLE'], 'MODEL_UNAVAILABLE', 3],
  [['COMMAND_REJECTED'], 'COMMAND_REJECTED', 1],
])('gives up after %j with %s, having asked %i times', async (replies, code, times) => {
  const { model, prompts } = scripted(...replies);

  expect(await ask(model)).toMatchObject({ status: 'failed', code });
  expect(prompts).toHaveLength(times);
});

it('gives up when the time for all tries is over, even on a model that heeds no signal', async () => {
  const { model } = scripted('misshapen', 'hang', 'hang');

  expect(await ask(model, undefined, 500)).toEqual({
    status: 'failed',
    code: 'MODEL_UNAVAILABLE',
    detail: 'no answer within 1 s',
  });
});

it('leaves time for another try when the first stands still', async () => {
  const { model, prompts } = scripted('hang', 'good');

  expect(await ask(model, undefined, 2_500)).toMatchObject({ status: 'answered', rung: 'another seed' });
  expect(triesOf(prompts)).toEqual(['1000 characters, seed 7', '1000 characters, seed 8']);
});

it('throws only when the caller aborts', async () => {
  const { model } = scripted('hang');
  const reason = new Error('the worker stops');
  const controller = new AbortController();

  const asked = ask(model, controller.signal);
  controller.abort(reason);

  await expect(asked).rejects.toBe(reason);
});
