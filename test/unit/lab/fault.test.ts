import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { HEALTHY } from '../../../src/evaluation/folder.ts';
import { FAULT_CLASSES } from '../../../src/diagnosis/fault-classes.ts';
import { rules } from '../../../src/findings/index.ts';
import { loadFaults } from '../../lab/fault.ts';

const GOOD = {
  class: 'disk_full',
  images: ['debian', 'older'],
  title: 'web-01: uploads fail',
  text: 'Uploads to web-01.lab.example fail.',
  words: ['100%'],
  decisive: ['100% /$'],
  decisiveMin: 1,
};

async function aFolder(json: unknown, script: string | undefined = 'true\n'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-lab-faults-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'one'));
  await writeFile(join(folder, 'one/fault.json'), typeof json === 'string' ? json : JSON.stringify(json));
  if (script !== '') await writeFile(join(folder, 'one/break.sh'), script);
  return folder;
}

it('reads every fault the lab has, each of a class that an answer can have', async () => {
  const faults = await loadFaults();

  const known = new Set<string>([...FAULT_CLASSES, ...rules.map((rule) => rule.class), HEALTHY]);
  const strange = faults.flatMap((fault) => [fault.class, ...fault.also].filter((name) => !known.has(name)));
  expect(faults.length).toBeGreaterThan(1);
  expect(strange).toEqual([]);
  expect(faults.filter(({ title, text }) => !`${title} ${text}`.includes('web-01'))).toEqual([]);
});

it('gives what a fault leaves out its usual value, once for each machine', async () => {
  const faults = await loadFaults([], await aFolder(GOOD));

  const { images, ...rest } = GOOD;
  const usual = {
    ...rest,
    name: 'one',
    script: 'true\n',
    also: [],
    hosts: ['web-01.lab.example'],
    distractors: [],
    settleSeconds: 0,
    reboot: false,
  };
  expect(faults).toEqual(images.map((image) => ({ ...usual, image })));
});

it.each([
  ['a key that is none', { ...GOOD, decisiveMinimum: 1 }, /one\/fault\.json: it: .*decisiveMinimum/],
  ['a machine that is none', { ...GOOD, images: ['suse'] }, /one\/fault\.json: images\.0: /],
  ['a pattern that is none', { ...GOOD, decisive: ['('] }, /one\/fault\.json: decisive\.0: is no regular expression/],
  ['more lines wanted than patterns', { ...GOOD, decisiveMin: 2 }, /decisiveMin: is more than there are/],
  ['a fault that nothing would prove', { ...GOOD, decisiveMin: 0 }, /decisiveMin: must be at least 1/],
  ['no JSON', '{', /one\/fault\.json: no JSON/],
])('refuses %s with its file and key', async (_what, json, message) => {
  const folder = await aFolder(json);

  await expect(loadFaults([], folder)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(message),
  });
});

it('refuses a fault without a script, and a name that is none', async () => {
  const folder = await aFolder(GOOD, '');

  await expect(loadFaults([], folder)).rejects.toThrow(/one\/break\.sh: can not be read/);
  await expect(loadFaults(['two'], folder)).rejects.toThrow(/two: no such fault/);
});
