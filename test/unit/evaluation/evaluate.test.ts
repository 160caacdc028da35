import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/evaluation/evaluate.ts';
import { toTable } from '../../../src/evaluation/table.ts';

const OWN = 'test/cases';
const QUIET = { noiseMb: 0, seed: 1 };
const signal = AbortSignal.timeout(60_000);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tai-eval-'));
});
afterAll(async () => rm(folder, { recursive: true }));

/** A folder of its own with these files. */
async function aFolder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, 'cases'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

async function diskFull(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(OWN, 'cases/disk-full.json'), 'utf8'));
}

describe('tai eval', () => {
  it('scores the cases the project ships, all of them right', async () => {
    const { scores } = await evaluate(OWN, QUIET, signal);

    const few = expect.any(Number);
    expect(scores).toEqual({
      hosts: { n: few, precision: 1, recall: 1, forbidden: 0 },
      issueType: { n: few, acceptable: 1, exact: few },
      decisive: { n: few, noiseMb: 0, 2000: 1, 4000: 1, 8000: 1 },
      findings: { n: few, first: 1, anywhere: 1, falseOnHealthy: 0, falseOnDistractors: 0 },
      redaction: { secrets: 1, recall: 1, clean: 1, cleanChanged: 0 },
      misses: [],
    });
  });

  it('finds the decisive lines in a log buried in noise, and the same for the same seed', async () => {
    const noisy = { noiseMb: 1, seed: 7 };
    const one = await aFolder('noisy', { 'cases/disk-full.json': JSON.stringify(await diskFull()) });

    const first = await evaluate(one, noisy, signal);
    const second = await evaluate(one, noisy, signal);

    expect(first.scores.decisive).toEqual({ n: 1, noiseMb: 1, 2000: 1, 4000: 1, 8000: 1 });
    expect(second).toEqual(first);
  });

  it('names each miss by its id', async () => {
    const wrong = {
      ...(await diskFull()),
      class: 'dns_failure',
      hosts_expected: ['files-3.example.net'],
      hosts_mentioned: ['files-4.example.net'],
      issue_type_expected: 'dns',
      issue_types_acceptable: ['dns'],
      decisive: ['a line that is nowhere'],
      decisive_min: 1,
      distractors: [{ text: '80G   80G     0 100%' }],
    };
    const path = await aFolder('misses', {
      'cases/a.json': JSON.stringify(wrong),
      'hosts-1.jsonl': '{"id": "h", "text": "web-5 is down", "hosts": [], "mentioned": [], "forbidden": ["web-5"]}\n',
      'secrets-1.jsonl':
        '{"id": "s", "label": "secret", "parts": ["nothing to see: orange juice"], "spans": [[16, 28]]}\n',
    });

    const { scores, lenientPrecision } = await evaluate(path, QUIET, signal);

    expect(scores.hosts).toEqual({ n: 2, precision: 0, recall: 0, forbidden: 1 });
    expect(lenientPrecision).toBe(0);
    expect(scores.findings).toMatchObject({ first: 0, anywhere: 0, falseOnDistractors: 1 });
    expect(scores.decisive[4000]).toBe(0);
    expect(scores.redaction).toEqual({ secrets: 1, recall: 0, clean: 0, cleanChanged: null });
    expect(scores.misses.map(({ part, id }) => `${part} ${id}`)).toEqual([
      'hosts h',
      'hosts disk-full',
      'hosts disk-full',
      'issueType disk-full',
      'decisive disk-full',
      'findings disk-full',
      'findings disk-full',
      'redaction s',
    ]);
  });

  it('counts every finding on a healthy host as a false alarm', async () => {
    const healthy = { ...(await diskFull()), class: 'healthy', decisive: [], decisive_min: 0 };
    const path = await aFolder('alarm', { 'cases/a.json': JSON.stringify(healthy) });

    const { scores } = await evaluate(path, QUIET, signal);

    expect(scores.findings).toEqual({
      n: 0,
      first: null,
      anywhere: null,
      falseOnHealthy: 1,
      falseOnDistractors: 0,
    });
  });

  it('shows people a table, with a dash where there was nothing to score', async () => {
    const path = await aFolder('hosts-only', {
      'hosts.jsonl': '{"id": "h", "text": "web-5 is down", "hosts": ["web-5"], "mentioned": [], "forbidden": []}\n',
    });

    const table = toTable(await evaluate(path, QUIET, signal));

    expect(table).toMatch(/hosts \(1 texts\) +precision, strict +100\.0 %/);
    expect(table).toMatch(/issue type \(0 tickets\) +acceptable +-/);
    expect(table).toContain('0 missed');
  });

  it.each([
    ['a line that is no JSON', 'hosts.jsonl', '\n{"id": \n', /hosts\.jsonl:2: no JSON/],
    ['a line that lacks a field', 'secrets.jsonl', '{"id": "x"}\n', /secrets\.jsonl:1: label: /],
    ['a case with a wrong field', 'cases/x.json', '{\n "id": "x",\n "class": 7\n}\n', /x\.json:3: class: /],
    ['nothing to score', 'readme.txt', 'none', /nothing to score/],
  ])('refuses %s, and says where it is', async (why, file, text, message) => {
    const path = await aFolder(why, { [file]: text });

    await expect(evaluate(path, QUIET, signal)).rejects.toThrow(message);
  });

  it('refuses a folder that is not there', async () => {
    await expect(evaluate(join(folder, 'nowhere'), QUIET, signal)).rejects.toThrow(/nowhere: can not be read/);
  });
});
