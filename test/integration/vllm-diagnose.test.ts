import { afterEach, expect, it } from 'vitest';
import { openVllm } from '../../integrations/vllm/index.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/diagnosis/report.ts';
import type { Run } from '../../src/domain/run.ts';
import { startVllm, type Misbehaviour, type VllmOptions, type VllmStandIn } from '../support/vllm-stand-in.ts';
import { aClaim, anAnswer, anInvestigation } from '../unit/diagnosis/builders.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const INVESTIGATION = anInvestigation();
const GOOD = anAnswer({
  causes: [
    aClaim({ statement: 'checkout-api was set to DEBUG at 02:10', citations: [{ line: 'E5.1', quote: 'DEBUG' }] }),
  ],
});

async function start(options: VllmOptions): Promise<VllmStandIn> {
  const vllm = await startVllm({ answer: () => GOOD, ...options });
  closers.push(vllm.close);
  return vllm;
}

async function run(vllm: VllmStandIn) {
  const model = openVllm({ baseUrl: vllm.baseUrl, model: 'auto', timeoutMs: 10_000 });
  const parts = { model, promptChars: 24_000, modelTimeoutMs: 1_500, seed: 7 };
  return (await diagnose(INVESTIGATION, parts, () => undefined, new AbortController().signal)).diagnosis;
}

it('asks a real server once and adds its words to what the rules proved', async () => {
  const vllm = await start({});

  const { causes, model } = await run(vllm);

  expect(model).toMatchObject({ status: 'used', model: 'gemma4:a4b', droppedClaims: 0 });
  expect(causes[0]?.statement).toBe(
    '/var is full: 100 % of 40 GiB used, 0 KiB left. checkout-api was set to DEBUG at 02:10',
  );
  expect(vllm.requests).toHaveLength(1);
});

it.each<readonly [Misbehaviour, number]>([
  ['too long', 2],
  ['too long, old words', 2],
  ['invalid json', 2],
  ['blanks', 2],
  ['repetition', 2],
  ['empty', 2],
  ['token limit', 2],
  ['schema ignored', 2],
  ['busy', 1],
  ['broken', 1],
  ['cut', 1],
  ['early end', 1],
  ['error in stream', 1],
  ['stall', 1],
  ['silent', 1],
])('still names the cause when every answer is "%s", after %i requests', async (misbehaviour, times) => {
  const vllm = await start({ misbehave: () => misbehaviour });

  const { outcome, confidence, causes, model } = await run(vllm);

  expect({ outcome, confidence, by: causes[0]?.by }).toEqual({ outcome: 'cause', confidence: 'high', by: 'rule' });
  expect(model.status).toBe('failed');
  expect(vllm.requests).toHaveLength(times);
});

it.each<Misbehaviour>(['invalid json', 'blanks', 'schema ignored', 'too long'])(
  'uses the second answer after "%s"',
  async (fault) => {
    const vllm = await start({ misbehave: (nth) => (nth === 1 ? fault : undefined) });

    const { model } = await run(vllm);
    const [first, second] = vllm.requests;

    expect(model).toMatchObject({ status: 'used' });
    expect(second?.seed).toBe(fault === 'too long' ? 7 : 8);
    expect(second?.messages[0]).toEqual(first?.messages[0]);
  },
);

it.each<Misbehaviour>(['fenced', 'leaked reasoning'])('reads an answer that is %s at once', async (fault) => {
  const vllm = await start({ misbehave: () => fault });

  expect((await run(vllm)).model).toMatchObject({ status: 'used' });
  expect(vllm.requests).toHaveLength(1);
});

it('shrinks the prompt when the context of the server is small', async () => {
  const lines = Array.from({ length: 900 }, (_, at) => ({
    number: at + 1,
    text: `a dull line, the ${at}th of its kind, about nothing`,
  }));
  const [first, ...others] = INVESTIGATION.evidence;
  const evidence = [
    ...(first?.status === 'collected' ? [{ ...first, id: 'E9', collector: 'journal', facts: null, lines }] : []),
    ...others,
  ];
  const vllm = await start({ maxModelLen: 6_500 });
  const parts = {
    model: openVllm({ baseUrl: vllm.baseUrl, model: 'auto', timeoutMs: 10_000 }),
    promptChars: 24_000,
    modelTimeoutMs: 5_000,
    seed: 7,
  };

  const { diagnosis } = await diagnose(
    { ...INVESTIGATION, evidence },
    parts,
    () => undefined,
    new AbortController().signal,
  );

  expect(diagnosis.model.status).toBe('used');
  expect(vllm.requests.map(({ messages }) => messages[1].content.length > 14_000)).toEqual([true, false]);
});

it('says in the report what became of the model, in our words and not the server’s', async () => {
  const vllm = await start({ misbehave: () => 'broken' });
  const { hosts, refusedHosts, evidence, ticket } = INVESTIGATION;
  const request: Run['request'] = {
    run: 'rabcdefgh23456723',
    ticket: ticket.ref,
    trigger: 'created',
    hosts: [],
    requestedAt: '2026-11-22T10:00:00Z',
  };
  const diagnosis = await run(vllm);

  const report = buildReport(
    { request, state: 'diagnosing', number: 1, ticket, hosts, refusedHosts, evidence, findings: [], diagnosis },
    '',
    new Date(),
  );

  expect(report.notes).toEqual(['The model did not answer (its server answered 500); this is from rules alone.']);
});
