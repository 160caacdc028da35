import { afterEach, expect, it } from 'vitest';
import { openVllm, type VllmSettings } from '../../integrations/vllm/index.ts';
import type { Prompt } from '../../src/domain/ports.ts';
import { startVllm, type Misbehaviour, type VllmOptions, type VllmStandIn } from '../support/vllm-stand-in.ts';

const PROMPT: Prompt = {
  system: 'You triage.',
  user: 'What is wrong?',
  schema: { name: 'diagnosis', schema: { type: 'object', properties: { healthy: { type: 'boolean' } } } },
  maxTokens: 300,
  seed: 7,
};

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(options: VllmOptions = {}): Promise<VllmStandIn> {
  const vllm = await startVllm(options);
  closers.push(vllm.close);
  return vllm;
}

function open({ baseUrl }: { readonly baseUrl: string }, settings: Partial<VllmSettings> = {}) {
  return openVllm({ baseUrl, model: 'auto', timeoutMs: 5_000, ...settings });
}

const never = (): AbortSignal => new AbortController().signal;

it('sends one streamed request with a schema and thinking off, and reads the answer back', async () => {
  const vllm = await start({ answer: () => ({ healthy: false, why: 'Grüße, 磁盘' }) });

  const answer = await open(vllm).answer(PROMPT, never());

  expect(answer).toMatchObject({ json: { healthy: false, why: 'Grüße, 磁盘' }, model: 'gemma4:a4b' });
  expect(answer.usage?.promptTokens).toBeGreaterThan(0);
  expect(vllm.requests).toEqual([
    expect.objectContaining({
      messages: [
        { role: 'system', content: 'You triage.' },
        { role: 'user', content: 'What is wrong?' },
      ],
      response_format: { type: 'json_schema', json_schema: PROMPT.schema },
      chat_template_kwargs: { enable_thinking: false },
      seed: 7,
      temperature: 0.2,
      max_tokens: 300,
    }),
  ]);
});

it('asks which model is served once, and again after the server failed', async () => {
  const vllm = await start({ misbehave: (nth) => (nth === 3 ? 'broken' : undefined) });
  const model = open(vllm);

  await model.answer(PROMPT, never());
  await model.answer(PROMPT, never());
  const asked = vllm.paths.filter((path) => path === 'GET /v1/models').length;
  await expect(model.answer(PROMPT, never())).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  await model.answer(PROMPT, never());

  expect(asked).toBe(1);
  expect(vllm.paths.filter((path) => path === 'GET /v1/models')).toHaveLength(2);
  expect(model.name).toBe('gemma4:a4b');
});

it('uses the model it is told and does not ask for others', async () => {
  const vllm = await start({ model: 'other' });

  await open(vllm, { model: 'other' }).answer(PROMPT, never());

  expect(vllm.paths).toEqual(['POST /v1/chat/completions']);
});

it('sends the key when there is one, and no key of the environment when there is none', async () => {
  const vllm = await start({ apiKey: 'k-1' });
  process.env['OPENAI_API_KEY'] = 'k-1';

  const refused = open(vllm).answer(PROMPT, never());
  await expect(refused).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining('401') });
  delete process.env['OPENAI_API_KEY'];
  const answer = await open(vllm, { apiKey: 'k-1' }).answer(PROMPT, never());

  expect(answer.model).toBe('gemma4:a4b');
});

it.each<[Misbehaviour, string]>([
  ['too long', 'MODEL_TOO_LONG'],
  ['too long, old words', 'MODEL_TOO_LONG'],
  ['too long, no numbers', 'MODEL_TOO_LONG'],
  ['busy', 'MODEL_UNAVAILABLE'],
  ['busy, bare', 'MODEL_UNAVAILABLE'],
  ['broken', 'MODEL_UNAVAILABLE'],
  ['broken, web page', 'MODEL_UNAVAILABLE'],
  ['cut', 'MODEL_UNAVAILABLE'],
  ['early end', 'MODEL_UNAVAILABLE'],
  ['error in stream', 'MODEL_UNAVAILABLE'],
  ['invalid json', 'MODEL_ANSWER_INVALID'],
  ['empty', 'MODEL_ANSWER_INVALID'],
  ['token limit', 'MODEL_ANSWER_INVALID'],
  ['blanks', 'MODEL_ANSWER_INVALID'],
  ['repetition', 'MODEL_ANSWER_INVALID'],
  ['endless thought', 'MODEL_ANSWER_INVALID'],
  ['free text', 'MODEL_ANSWER_INVALID'],
])('turns "%s" into %s after one request', async (misbehaviour, code) => {
  const vllm = await start({ misbehave: () => misbehaviour });

  await expect(open(vllm).answer(PROMPT, never())).rejects.toMatchObject({ code });

  expect(vllm.requests).toHaveLength(1);
});

it('hangs up on an answer that loops, so that the server stops writing', async () => {
  const vllm = await start({ misbehave: () => 'blanks' });

  await expect(open(vllm).answer(PROMPT, never())).rejects.toMatchObject({ code: 'MODEL_ANSWER_INVALID' });

  await expect.poll(vllm.hangUps).toBe(1);
});

it('passes on how long a busy server asks to wait', async () => {
  const vllm = await start({ misbehave: () => 'busy' });

  await expect(open(vllm).answer(PROMPT, never())).rejects.toMatchObject({ retryAfterMs: 3_000 });
});

it.each<Misbehaviour>(['fenced', 'leaked reasoning'])('reads the object out of an answer that is %s', async (fault) => {
  const vllm = await start({ misbehave: () => fault });

  const { json } = await open(vllm).answer(PROMPT, never());

  expect(json).toEqual({ causes: [], ruledOut: [], steps: [], healthy: true });
});

it.each<Misbehaviour>(['stall', 'silent'])('gives up on a server that goes %s when its time is over', async (fault) => {
  const vllm = await start({ misbehave: () => fault });

  const answer = open(vllm, { timeoutMs: 300 }).answer(PROMPT, never());

  await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: 'no answer within 1 s' });
});

it("ends with the caller's own reason when the caller gives up", async () => {
  const vllm = await start({ misbehave: () => 'stall' });
  const reason = new Error('the run was cancelled');
  const controller = new AbortController();

  const answer = open(vllm).answer(PROMPT, controller.signal, () => controller.abort(reason));

  await expect(answer).rejects.toBe(reason);
  await expect.poll(vllm.hangUps).toBe(1);
});

it('says so when nothing listens there', async () => {
  const vllm = await startVllm();
  await vllm.close();

  const answer = open(vllm, { model: 'gemma4:a4b' }).answer(PROMPT, never());

  await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: 'it could not be reached' });
});

it('says so when the server does not have the model', async () => {
  const vllm = await start();

  const answer = open(vllm, { model: 'llama' }).answer(PROMPT, never());

  await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', message: expect.stringContaining('404') });
});
