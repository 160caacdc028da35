import { openVllm } from '../../integrations/vllm/index.ts';
import { readGiven } from '../../src/collectors/given.ts';
import { parseMoment } from '../../src/collectors/moment.ts';
import { buildFence } from '../../src/diagnosis/fence.ts';
import { promptFor } from '../../src/diagnosis/ladder.ts';
import { buildFollowUp, buildPrompt } from '../../src/diagnosis/prompt.ts';
import { charsFor } from '../../src/diagnosis/prompt-size.ts';
import { Host, LOCALHOST } from '../../src/domain/host.ts';
import type { Model, Prompt } from '../../src/domain/ports.ts';
import { buryLogs } from '../../src/evaluation/bury.ts';
import { type Case, openFolder, readCase } from '../../src/evaluation/folder.ts';
import { wordsOf } from '../../src/evidence/words.ts';
import { runFindings } from '../../src/findings/find.ts';
import { startVllm, type VllmStandIn } from '../support/vllm-stand-in.ts';
import { createPrefixCache } from '../support/vllm-stand-in/prefix-cache.ts';
import { percentile } from './measure.ts';
import { interleave } from './rounds.ts';
import { printTable } from './table.ts';

const CALLS = { whole: 500, quick: 50 };
const PROMPT_TOKENS = 8_000;
const CHARS_PER_TOKEN = 3;
/** Dull lines round each log, so that something has to be left out. */
const NOISE_MB = 0.2;

/** What tai adds round a model call, what a prompt costs and holds, and how much of it a server's prefix cache has. There is no model in it. */
export async function benchModel(quick: boolean): Promise<void> {
  const { caseFiles } = await openFolder('test/cases');
  const cases = (await Promise.all(caseFiles.map(readCase))).map((one) => buryLogs(one, NOISE_MB, 7));
  const asked = cases.map((one) => ({ one, prompt: promptOf(one) }));
  const vllm = await startVllm();
  try {
    const model = openVllm({ baseUrl: vllm.baseUrl, model: 'auto', timeoutMs: 60_000 });
    for (const { prompt } of asked) await model.answer(prompt, new AbortController().signal);
    printPrompts(asked);
    printStorm(vllm, asked.length);
    printQuestions(asked);
    const [first] = asked;
    if (first) await benchCalls(vllm, model, first.prompt, quick ? CALLS.quick : CALLS.whole);
  } finally {
    await vllm.close();
  }
}

function promptOf(one: Case): Prompt {
  const words = wordsOf(`${one.ticket_title}\n${one.ticket_text}`);
  const host = Host.safeParse(one.hosts_expected[0]?.toLowerCase()).data ?? LOCALHOST;
  const given = Object.entries(one.evidence).map(([command, output]) => ({ command, output }));
  const evidence = readGiven(given, { host, firstId: 1, words, moment: parseMoment(one.now) });
  const ref = { system: 'bench', id: one.id };
  const ticket = { ref, label: one.id, scope: 'bench', title: one.ticket_title, text: one.ticket_text, hosts: [host] };
  const investigation = { ticket, hosts: [host], refusedHosts: [], evidence };
  const fence = buildFence(investigation, 7);
  const findings = runFindings(evidence);
  return buildPrompt({ investigation, findings, fence, maxChars: charsFor(PROMPT_TOKENS), seed: 7 });
}

interface Asked {
  readonly one: Case;
  readonly prompt: Prompt;
}

function printPrompts(asked: readonly Asked[]): void {
  const rows = asked.map(({ one, prompt }) => {
    const raw = Object.values(one.evidence).join('\n');
    const evidenceChars = Math.max(0, prompt.user.length);
    return {
      raw: raw.length / CHARS_PER_TOKEN,
      sent: (prompt.system.length + prompt.user.length) / CHARS_PER_TOKEN,
      ours: share(one, prompt.user),
      cut: share(one, headAndTail(raw, evidenceChars)),
    };
  });
  const tokens = (key: 'raw' | 'sent', percent: number): number =>
    percentile(
      rows.map((row) => row[key]),
      percent,
    );
  const mean = (key: 'ours' | 'cut'): string =>
    `${((100 * rows.reduce((sum, row) => sum + row[key], 0)) / rows.length).toFixed(1)} %`;
  printTable(
    `${rows.length} cases, at most ${PROMPT_TOKENS} tokens, estimated as ${CHARS_PER_TOKEN} characters each`,
    ['prompt', 'tokens p50', 'tokens p99', 'decisive pieces in it'],
    [
      ['outputs as they are', tokens('raw', 50), tokens('raw', 99), '100 %'],
      ['tai, with system and ticket', tokens('sent', 50), tokens('sent', 99), mean('ours')],
      ['head and tail, as long as tai sends', '', '', mean('cut')],
    ],
  );
}

function share({ decisive }: Case, text: string): number {
  return decisive.length === 0 ? 1 : decisive.filter((piece) => text.includes(piece)).length / decisive.length;
}

function headAndTail(text: string, chars: number): string {
  const half = Math.floor(chars / 2);
  return text.length <= chars ? text : `${text.slice(0, half)}\n${text.slice(-half)}`;
}

function printStorm(vllm: VllmStandIn, tickets: number): void {
  const { queriedTokens, cachedTokens } = vllm.prefixCounts();
  printTable(
    'A storm of different tickets, prefix cache in blocks of 16 tokens',
    ['tickets', 'prompt tokens', 'of them cached', 'share'],
    [[String(tickets), queriedTokens, cachedTokens, `${((100 * cachedTokens) / queriedTokens).toFixed(1)} %`]],
  );
}

const SAID = 'Are you sure? Look at the other service as well, it began yesterday at nine.';

/** How much of a question the cache has, by what is asked: everything after a run's first question goes on from that one. */
function printQuestions(asked: readonly Asked[]): void {
  const cache = createPrefixCache();
  const shares = new Map<string, number[]>();
  const ask = (kind: string, { system, user }: Prompt): void => {
    const text = `${system}\n${user}`;
    const cached = (100 * cache.add(text)) / Math.ceil(text.length / CHARS_PER_TOKEN);
    shares.set(kind, [...(shares.get(kind) ?? []), cached]);
  };
  for (const { prompt } of asked) {
    ask('a ticket of its own', prompt);
    ask('the same with another seed', promptFor('another seed', prompt));
    ask('the same with a simpler schema', promptFor('simpler schema', prompt));
    ask('the same as free text', promptFor('free text', prompt));
    const before = { asked: prompt.user, answered: 'outcome suspects', evidence: [], findings: [] };
    ask('a question of a person about it', buildFollowUp({ ...before, said: SAID, maxChars: 7_000, seed: 7 }));
  }
  const rows = [...shares].map(([kind, list]) => [kind, percentile(list.slice(1), 50), percentile(list.slice(1), 1)]);
  printTable('Share of a prompt that the cache has, in per cent', ['question', 'p50', 'least (p1)'], rows);
}

/** The same request, by tai and by `fetch` alone, which reads to the end and looks at nothing. */
async function benchCalls(vllm: VllmStandIn, model: Model, prompt: Prompt, calls: number): Promise<void> {
  const body = JSON.stringify(vllm.requests[0]);
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['fetch alone', async () => (await fetch(`${vllm.baseUrl}/chat/completions`, post(body))).text()],
    ['tai', async () => model.answer(prompt, new AbortController().signal)],
  ];
  const rounds = await interleave(ways, calls, async ([, call]) => {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    await call();
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 };
  });
  const [bare = [], ours = []] = rounds;
  const added = ours.map(({ ms, cpuMs }, at) => ({
    ms: ms - (bare[at]?.ms ?? Number.NaN),
    cpuMs: cpuMs - (bare[at]?.cpuMs ?? Number.NaN),
  }));
  const rows = [...ways.map(([name], at) => [name, rounds[at] ?? []] as const), ['tai adds', added] as const];
  printTable(
    `One model call against a server that answers at once, ${calls} rounds, in ms; the server is in the same process`,
    ['way', 'wall p50', 'p99', 'processor p50', 'p99'],
    rows.map(([name, list]) => {
      const [ms, cpuMs] = [list.map((one) => one.ms), list.map((one) => one.cpuMs)];
      return [name, percentile(ms, 50), percentile(ms, 99), percentile(cpuMs, 50), percentile(cpuMs, 99)];
    }),
  );
}

function post(body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body };
}
