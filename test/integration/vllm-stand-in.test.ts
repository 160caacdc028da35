import { expect, it, onTestFinished } from 'vitest';
import { startVllm, type Misbehaviour } from '../support/vllm-stand-in.ts';

const CHAT = {
  model: 'gemma4:a4b',
  messages: [
    { role: 'system', content: 'You triage.' },
    { role: 'user', content: 'What is wrong?' },
  ],
  chat_template_kwargs: { enable_thinking: false },
  temperature: 0,
  seed: 7,
  max_tokens: 100,
};

async function ask(body: object, misbehaviour?: Misbehaviour) {
  const vllm = await startVllm({
    answer: () => 'The disk is full.',
    tokensDetails: true,
    misbehave: () => misbehaviour,
  });
  onTestFinished(vllm.close);
  const headers = { 'content-type': 'application/json' };
  return fetch(`${vllm.baseUrl}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(body) });
}

it('answers in one piece whoever does not ask for a stream', async () => {
  const response = await ask(CHAT);

  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({
    object: 'chat.completion',
    choices: [{ message: { role: 'assistant', content: 'The disk is full.', reasoning: null }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 6, total_tokens: 15, prompt_tokens_details: { cached_tokens: 0 } },
  });
});

it.each<[Misbehaviour, number, unknown]>([
  ['token limit', 200, { choices: [{ finish_reason: 'length', message: { content: 'The dis' } }] }],
  ['busy', 503, { error: { code: 503, type: 'ServiceUnavailableError' } }],
  ['too long', 400, { error: { code: 400, param: 'input_tokens' } }],
])('misbehaves by "%s" without a stream, too', async (misbehaviour, status, body) => {
  const response = await ask(CHAT, misbehaviour);

  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(Object(body));
});

it('breaks the connection off where a stream would break off', async () => {
  await expect(ask(CHAT, 'cut')).rejects.toThrow('fetch failed');
});

it.each([
  ['a field that vLLM has dropped', { ...CHAT, guided_json: {} }],
  ['a message of no role', { ...CHAT, messages: [] }],
])('refuses %s, where a real server would take it silently', async (_what, body) => {
  const response = await ask(body);

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { type: 'BadRequestError' } });
});
