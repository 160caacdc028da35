import { afterEach, expect, it } from 'vitest';
import { openVllm, type VllmSettings } from '../../integrations/vllm/index.ts';
import { probeServer } from '../../integrations/vllm/probe.ts';
import type { Prompt } from '../../src/domain/ports.ts';
import { startVllm, type VllmOptions, type VllmStandIn } from '../support/vllm-stand-in.ts';

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

function open(servers: readonly VllmStandIn[], settings: Partial<VllmSettings> = {}) {
  const baseUrl = servers.map((server) => server.baseUrl);
  return openVllm({ baseUrl, model: 'auto', timeoutMs: 10_000, ...settings });
}

const never = (): AbortSignal => new AbortController().signal;

it('asks the other server when one is broken, and that one first from then on', async () => {
  const broken = await start({ misbehave: () => 'broken' });
  const well = await start();
  const model = open([broken, well]);

  await model.answer(PROMPT, never());
  await model.answer(PROMPT, never());

  expect({ broken: broken.requests.length, well: well.requests.length }).toEqual({ broken: 1, well: 2 });
});

it('does not ask another server for the rest of an answer that has begun', async () => {
  const cut = await start({ misbehave: () => 'cut' });
  const well = await start();
  const said: string[] = [];

  const answer = open([cut, well]).answer(PROMPT, never(), (text) => said.push(text));

  await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  expect(said.join('')).not.toBe('');
  expect(well.requests).toHaveLength(0);
});

it('leaves a server alone that failed three times in a row, and asks it again later', async () => {
  let isWell = false;
  const vllm = await start({ misbehave: () => (isWell ? undefined : 'broken') });
  const model = open([vllm], { restMs: 300 });
  for (let time = 0; time < 3; time++) await expect(model.answer(PROMPT, never())).rejects.toThrow('answered 500');

  await expect(model.answer(PROMPT, never())).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining('left alone'),
  });
  const asked = vllm.requests.length;
  isWell = true;

  expect(asked).toBe(3);
  await expect
    .poll(async () =>
      model.answer(PROMPT, never()).then(
        () => 'answered',
        () => 'resting',
      ),
    )
    .toBe('answered');
});

it('counts neither rubbish nor what the caller gave up against a server', async () => {
  const vllm = await start({ misbehave: (nth) => (nth <= 3 ? 'empty' : nth <= 6 ? 'stall' : undefined) });
  const model = open([vllm]);
  for (let time = 0; time < 3; time++) await expect(model.answer(PROMPT, never())).rejects.toThrow('empty');
  for (let time = 0; time < 3; time++) {
    const caller = new AbortController();
    const stop = (): void => caller.abort(new Error('gone'));
    await expect(model.answer(PROMPT, caller.signal, stop)).rejects.toThrow('gone');
  }

  expect(await model.answer(PROMPT, never())).toMatchObject({ model: 'gemma4:a4b' });
});

it('has no more requests under way than it may, and a caller who is gone leaves the queue', async () => {
  const vllm = await start();
  const model = open([vllm], { maxConcurrent: 2 });
  const gone = AbortSignal.abort(new Error('gone'));

  const answers = await Promise.allSettled([
    ...Array.from({ length: 6 }, async () => model.answer(PROMPT, never())),
    model.answer(PROMPT, gone),
  ]);

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  expect(vllm.requests).toHaveLength(6);
  expect(vllm.mostAtOnce()).toBe(2);
});

it('sends the name of a request, and none unless there is one', async () => {
  const vllm = await start();
  const model = open([vllm]);

  await model.answer({ ...PROMPT, requestId: 'tai-r1-1' }, never());
  await model.answer(PROMPT, never());

  expect(vllm.requestIds).toEqual(['tai-r1-1']);
});

it('counts by the server, once for each prompt, and says how long its context is', async () => {
  const vllm = await start({ count: () => 1_234, maxModelLen: 9_000 });
  const model = open([vllm]);

  expect(await model.countTokens?.(PROMPT, never())).toBe(1_234);
  expect(await model.countTokens?.(PROMPT, never())).toBe(1_234);
  expect(await model.limits?.(never())).toEqual({ contextTokens: 9_000 });
  expect(vllm.paths.filter((path) => path === 'POST /tokenize')).toHaveLength(1);
});

it('estimates with a margin where /tokenize is kept back', async () => {
  const vllm = await start({ without: ['/tokenize'] });

  const count = await open([vllm]).countTokens?.({ system: 'x'.repeat(600), user: 'y'.repeat(300) }, never());

  expect(count).toBe(345);
});

it.each<readonly [string, VllmOptions, object]>([
  ['well', { tokensDetails: true }, { schema: 'yes', tokenize: true, prefixCache: 'yes', contextTokens: 32_768 }],
  ['without details in its usage', {}, { prefixCache: 'yes' }],
  ['without a prefix cache', { prefixCaching: false }, { prefixCache: 'no' }],
  ['behind a proxy', { without: ['/tokenize', '/metrics'] }, { tokenize: false, prefixCache: 'unknown' }],
  ['without schemas', { ignoresSchema: 'Hello Ada, how nice to see you!' }, { schema: 'no' }],
  ['fond of blanks', { writesBlanks: true }, { schema: 'yes', schemaDetail: expect.stringContaining('blanks') }],
  ['looping under a schema', { misbehave: (nth) => (nth === 1 ? 'blanks' : undefined) }, { schema: 'unknown' }],
])('finds out what a server does that is %s', async (_how, options, found) => {
  const { baseUrl } = await start(options);

  expect(await probeServer({ baseUrl, model: 'auto', timeoutMs: 10_000 }, never())).toMatchObject(found);
});
