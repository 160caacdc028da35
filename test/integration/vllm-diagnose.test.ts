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
  const parts = { model, promptChars: 24_000, modelTimeoutMs: 4_000, seed: 7 };
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
  ['too long, no numbers', 2],
  ['invalid json', 4],
  ['blanks', 4],
  ['repetition', 4],
  ['endless thought', 4],
  ['empty', 4],
  ['token limit', 4],
  ['schema ignored', 4],
  ['free text', 4],
  ['wrong language', 4],
  ['busy', 2],
  ['busy, bare', 2],
  ['broken', 2],
  ['broken, web page', 2],
  ['cut', 2],
  ['early end', 2],
  ['error in stream', 2],
  ['stall', 2],
  ['silent', 2],
])('still names the cause when every answer is "%s", after %i requests', async (misbehaviour, times) => {
  const vllm = await start({ misbehave: () => misbehaviour });

  const { outcome, confidence, causes, model } = await run(vllm);

  expect({ outcome, confidence, by: causes[0]?.by }).toEqual({ outcome: 'cause', confidence: 'high', by: 'rule' });
  expect(model.status).toBe('failed');
  expect(vllm.requests).toHaveLength(times);
});

it.each<Misbehaviour>([
  'invalid json',
  'blanks',
  'schema ignored',
  'wrong language',
  'too long',
  'busy',
  'broken',
  'cut',
  'error in stream',
  'stall',
  'silent',
])('uses the second answer after "%s"', async (fault) => {
  const vllm = await start({ misbehave: (nth) => (nth === 1 ? fault : undefined) });

  const { model } = await run(vllm);
  const [first, second] = vllm.requests;

  expect(model).toMatchObject({ status: 'used' });
  expect(second?.seed).toBe(fault === 'too long' ? 7 : 8);
  expect(second?.messages[0]).toEqual(first?.messages[0]);
  expect(vllm.requests).toHaveLength(2);
});

it('asks for less, and then for free text, and what was asked before stays the beginning', async () => {
  const vllm = await start({
    misbehave: (nth) => (nth < 4 ? 'blanks' : undefined),
    answer: () => 'Root cause: checkout-api was set to DEBUG at 02:10 (E5.1 "DEBUG").',
  });

  const { model } = await run(vllm);
  const [first, , third, fourth] = vllm.requests;

  expect(model).toMatchObject({ status: 'used', droppedClaims: 0 });
  expect(Object.keys(third?.response_format?.json_schema.schema.properties ?? {})).toEqual([
    'line',
    'quote',
    'class',
    'statement',
    'healthy',
  ]);
  expect(fourth?.response_format).toBeUndefined();
  expect(fourth?.messages[1].content.startsWith(first?.messages[1].content ?? '-')).toBe(true);
});

it('takes the short answer of the simpler schema', async () => {
  const short = { line: 'E5.1', quote: 'DEBUG', class: 'disk_full', healthy: false };
  const vllm = await start({
    misbehave: (nth) => (nth < 3 ? 'repetition' : undefined),
    answer: () => ({ ...short, statement: 'checkout-api was set to DEBUG at 02:10' }),
  });

  expect((await run(vllm)).causes[0]?.statement).toContain('checkout-api was set to DEBUG at 02:10');
  expect(vllm.requests).toHaveLength(3);
});

it.each<Misbehaviour>(['fenced', 'leaked reasoning'])('reads an answer that is %s at once', async (fault) => {
  const vllm = await start({ misbehave: () => fault });

  expect((await run(vllm)).model).toMatchObject({ status: 'used' });
  expect(vllm.requests).toHaveLength(1);
});

/** Far more lines than a prompt may hold. */
function aLongLook() {
  const lines = Array.from({ length: 900 }, (_, at) => ({
    number: at + 1,
    text: `a dull line, the ${at}th of its kind, about nothing`,
  }));
  const [first, ...others] = INVESTIGATION.evidence;
  const long = { id: 'E9', collector: 'journal', facts: null, lines };
  return { ...INVESTIGATION, evidence: [...(first?.status === 'collected' ? [{ ...first, ...long }] : []), ...others] };
}

/** A tokenizer with so many characters to the token. */
function countBy(chars: number) {
  return (messages: readonly { readonly content: string }[]): number =>
    Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / chars);
}

async function askAtLength(options: VllmOptions) {
  const vllm = await start(options);
  const model = openVllm({ baseUrl: vllm.baseUrl, model: 'auto', timeoutMs: 10_000 });
  const parts = { model, promptChars: 24_000, modelTimeoutMs: 5_000, seed: 7 };
  const signal = new AbortController().signal;
  const { diagnosis } = await diagnose(aLongLook(), parts, () => undefined, signal);
  return {
    vllm,
    status: diagnosis.model.status,
    sizes: vllm.requests.map(({ messages }) => messages[1].content.length),
  };
}

it('lets the server count, so that the first prompt fits a small context', async () => {
  const { status, sizes } = await askAtLength({ maxModelLen: 6_500 });

  expect(status).toBe('used');
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThan(14_000);
});

it('fills the prompt better when the server counts fewer tokens than bytes let fear', async () => {
  const count = countBy(4);
  const { sizes: counted } = await askAtLength({ count });
  const { sizes: estimated } = await askAtLength({ count, without: ['/tokenize'] });

  expect(counted).toHaveLength(1);
  expect(counted[0]).toBeGreaterThan((estimated[0] ?? Number.NaN) * 1.1);
});

it('shrinks by what the server says when it can not count and finds the prompt too long', async () => {
  const count = countBy(2);
  const { status, vllm, sizes } = await askAtLength({ without: ['/tokenize'], count, maxModelLen: 9_200 });
  const [first = 0, second = 0] = vllm.requests.map(({ messages }) => count(messages));

  expect({ status, times: sizes.length }).toEqual({ status: 'used', times: 2 });
  expect(first).toBeGreaterThan(8_000);
  expect(second).toBeLessThanOrEqual(8_000);
  expect(second).toBeGreaterThan(5_000);
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
