import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startVllm, type VllmOptions } from '../support/vllm-stand-in.ts';
import { MAIN } from './world.ts';

const run = promisify(execFile);

type Answer = NonNullable<VllmOptions['answer']>;

/** A folder with a full disk and a healthy host. */
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-eval-model-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'cases'));
  for (const name of ['disk-full.json', 'healthy.json']) {
    await copyFile(join('test/cases/cases', name), join(folder, 'cases', name));
  }
  return folder;
}

/** Runs the built `tai eval` against a model that answers so. */
async function evaluate(answer: Answer, words: readonly string[], environment: Record<string, string> = {}) {
  const vllm = await startVllm({ answer });
  onTestFinished(() => vllm.close());
  const folder = await aFolder();
  const env = { PATH: process.env['PATH'], TAI_CONFIG: '/dev/null', TAI_VLLM_BASE_URL: vllm.baseUrl, ...environment };
  const { stdout } = await run(process.execPath, [MAIN, 'eval', folder, '--model', ...words], { env, cwd: folder });
  return { vllm, folder, stdout };
}

const HEALTHY = { causes: [], ruledOut: [], steps: [], healthy: true };

/** Right in the first run, wrong in the second; with one claim that is nowhere in the evidence. Bare, it invents its proof. */
const wavering: Answer = (request) => {
  const { messages, response_format: format, seed } = request;
  const isDisk = messages[1].content.includes('/srv/files');
  const fault = seed % 2 === 1 ? 'disk_full' : 'dns_failure';
  if (format?.json_schema.name === 'bare_diagnosis') {
    const cause = { class: fault, statement: 'The disk is full with 987654 files.', quotes: ['no such line anywhere'] };
    return { healthy: !isDisk, causes: isDisk ? [cause] : [] };
  }
  if (!isDisk) return HEALTHY;
  const [, id = ''] = /(E\d+\.\d+)[^\n]*part 17/.exec(messages[1].content) ?? [];
  const citations = [{ line: id, quote: 'part 17: write /srv/files/in/17: no space left on device' }];
  const cause = { class: fault, statement: 'Uploads meet a full disk.', citations, confidence: 'high' };
  const invented = { ...cause, statement: '987654 files fill it.' };
  return { ...HEALTHY, causes: [cause, invented], healthy: false };
};

describe('tai eval --model', () => {
  it('scores the model with proof, the bare model and the rules alone over several runs', {
    timeout: 60_000,
  }, async () => {
    const { stdout, vllm } = await evaluate(wavering, ['--runs', '2', '--json'], {
      TAI_VLLM_INPUT_PRICE: '1',
      TAI_VLLM_OUTPUT_PRICE: '2',
    });

    const scores = JSON.parse(stdout);
    expect(scores).toMatchObject({ model: 'gemma4:a4b', runs: 2, faults: 1, healthy: 1, budgetTokens: 8_000 });
    expect(scores.arms.rules).toMatchObject({ rightFirst: { mean: 1 }, healthyRecognised: { mean: 1 }, cost: null });
    expect(scores.arms.tai).toMatchObject({
      answered: { mean: 1 },
      rightFirst: { mean: 1 },
      invented: { mean: 0, least: 0, most: 0 },
      healthyRecognised: { mean: 1 },
    });
    expect(scores.arms.tai.dropped.mean).toBeGreaterThan(0);
    expect(scores.arms.bare).toMatchObject({
      rightFirst: { mean: 0.5, least: 0, most: 1 },
      decisiveCited: { mean: 0 },
      invented: { mean: 2 },
      healthyRecognised: { mean: 1 },
    });
    expect(scores.arms.bare.cost.mean).toBeGreaterThan(0);
    expect(scores.wrong.bare).toEqual([{ id: 'disk-full', class: 'disk_full', times: 1 }]);
    expect(vllm.requests).toHaveLength(8);
  });

  it('writes the scorecard as a Markdown page', { timeout: 60_000 }, async () => {
    const { folder, stdout } = await evaluate(wavering, ['--runs', '2', '--output', 'card.md']);

    const page = await readFile(join(folder, 'card.md'), 'utf8');
    expect(stdout).toBe('card.md is written\n');
    expect(page).toContain('# Scorecard: gemma4:a4b');
    expect(page).toContain('1 faults and 1 healthy hosts, 2 runs from seed 1, prompts of at most 8000 tokens.');
    expect(page).toMatch(/^\| right class first \| 100\.0 % \| 50\.0 % \(0\.0 % to 100\.0 %\) \| 100\.0 % \|$/m);
    expect(page).toMatch(/^\| invented claims \| 0 \| 2 \| 0 \|$/m);
    expect(page).toContain('- disk-full (disk_full): 1 of 2');
  });

  it('gives the bare model the outputs as they are, cut where the budget ends', { timeout: 60_000 }, async () => {
    const { vllm } = await evaluate(() => HEALTHY, ['--runs', '1', '--budget-tokens', '1500', '--noise-mb', '1']);

    const bare = vllm.requests.filter(({ response_format: format }) => format?.json_schema.name === 'bare_diagnosis');
    const sizes = bare.map(({ messages }) => messages[0].content.length + messages[1].content.length);
    expect(bare[0]?.messages[1].content).toMatch(/^Ticket: .*\n[\s\S]*\$ df -hT -x tmpfs\nFilesystem/);
    expect(Math.max(...sizes)).toBe(4_500);
  });

  it.each([
    ['no model is configured', { TAI_VLLM_BASE_URL: '' }, [], /vllm\.baseUrl: is needed/],
    ['nobody listens there', { TAI_VLLM_BASE_URL: 'http://127.0.0.1:9/v1' }, ['--runs', '1'], /answered nothing/],
    [
      'the page can not be written',
      {},
      ['--output', 'nowhere/card.md'],
      /--output nowhere\/card\.md: can not be written/,
    ],
    ['the number of runs is none', {}, ['--runs', '0'], /--runs 0: not a whole number/],
  ])('says what is wrong when %s', { timeout: 60_000 }, async (_why, environment, words, message) => {
    await expect(evaluate(() => HEALTHY, words, environment)).rejects.toMatchObject({
      stderr: expect.stringMatching(message),
    });
  });
});
