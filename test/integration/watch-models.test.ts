import { expect, it, onTestFinished } from 'vitest';
import { openVllm } from '../../integrations/vllm/index.ts';
import { statusOf } from '../../src/app/status.ts';
import { watchModels } from '../../src/app/watch-models.ts';
import { parseConfig } from '../../src/config.ts';
import type { Log } from '../../src/domain/log.ts';
import { startVllm, type VllmOptions, type VllmStandIn } from '../support/vllm-stand-in.ts';

const PATIENT = { timeout: 20_000 };

async function start(options: VllmOptions = {}): Promise<VllmStandIn> {
  const vllm = await startVllm(options);
  onTestFinished(vllm.close);
  return vllm;
}

function aLog() {
  const lines: string[] = [];
  const to = (level: string) => (fields: object, message: string) =>
    void lines.push(`${level} ${message} ${'about' in fields ? String(fields.about) : ''}`);
  const log: Log = { info: to('info'), warn: to('warn'), error: to('error') };
  return { lines, log };
}

function watch(servers: readonly Pick<VllmStandIn, 'baseUrl'>[], againMs?: number) {
  const config = parseConfig(JSON.stringify({ vllm: { baseUrl: servers.map(({ baseUrl }) => baseUrl) } }), {});
  const { lines, log } = aLog();
  if (config.vllm === undefined) throw new Error('the test has no model');
  const watching = watchModels(config.vllm, log, againMs);
  onTestFinished(() => watching.close());
  const shown = (): string =>
    JSON.stringify(statusOf(config, '', watching.found()).find(({ name }) => name === 'vLLM'));
  return { watching, lines, shown };
}

it('tells in one line each what the servers do, for the log and for the page', async () => {
  const well = await start({ tokensDetails: true });
  const loose = await start({ ignoresSchema: 'Hello Ada!', without: ['/tokenize'] });
  const { watching, lines, shown } = watch([well, loose]);

  const before = shown();
  await expect.poll(() => watching.found().length, PATIENT).toBe(2);

  expect(before).toBe(`{"name":"vLLM","on":true,"about":"${well.baseUrl} · ${loose.baseUrl}"}`);
  expect(lines.toSorted()).toEqual([
    expect.stringMatching(
      /^info model server tried out model gemma4:a4b; context 32768 tokens.*; schema enforced, without blanks; .*prefix cache on$/,
    ),
    expect.stringMatching(/schema ignored.*\/tokenize is not there.*\(tai doctor model says what to change\)$/),
  ]);
  expect(shown()).toMatch(/"on":true.*schema enforced.*schema ignored/);
});

it('tries a server again that was not there, and says once that it can not be used and once what it does', async () => {
  const gone = await startVllm();
  await gone.close();
  const { watching, lines, shown } = watch([gone], 20);

  await expect.poll(() => watching.found(), PATIENT).toMatchObject([{ isUsable: false }]);
  const off = shown();
  const back = await start({ port: Number(new URL(gone.baseUrl).port) });
  await expect.poll(() => watching.found(), PATIENT).toMatchObject([{ isUsable: true }]);

  expect(back.paths).toContain('POST /tokenize');
  expect(off).toMatch(/"on":false.*it could not be reached/);
  expect(lines).toEqual([
    'warn model server can not be used it could not be reached',
    expect.stringMatching(/^info model server tried out model gemma4:a4b/),
  ]);
});

it('is told by the client when a server is back that had failed, and tries it out then', async () => {
  let isWell = true;
  const vllm = await start({ misbehave: () => (isWell ? undefined : 'broken') });
  const { watching } = watch([vllm]);
  await expect.poll(() => watching.found(), PATIENT).toMatchObject([{ isUsable: true }]);
  const model = openVllm({
    baseUrl: vllm.baseUrl,
    model: 'auto',
    timeoutMs: 5_000,
    onBack: (baseUrl) => watching.tryAgain(baseUrl),
  });
  const prompt = { system: 'You triage.', user: 'What?', maxTokens: 9, seed: 7 };
  const schema = { name: 'diagnosis', schema: { type: 'object', properties: {} } };
  const counted = (): number => vllm.paths.filter((path) => path === 'POST /tokenize').length;

  isWell = false;
  const answer = async () => model.answer({ ...prompt, schema }, new AbortController().signal);
  await expect(answer()).rejects.toThrow('500');
  const before = counted();
  isWell = true;
  await answer();
  await answer();

  await expect.poll(counted, PATIENT).toBe(before + 1);
});

it('holds nobody up that closes while a server stands still', async () => {
  const { watching, lines } = watch([await start({ misbehave: () => 'silent' })]);

  await watching.close();

  expect(lines).toEqual([]);
});
