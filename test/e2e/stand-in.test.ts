import { expect, it } from 'vitest';
import { startScript } from '../support/processes.ts';
import { HOST, openWorld } from './world.ts';

const STAND_IN = new URL('../support/vllm-stand-in-main.ts', import.meta.url).pathname;

it('gives whoever has no GPU a whole report from `npm run vllm:stand-in`, plainly labelled', {
  timeout: 120_000,
}, async () => {
  const world = await openWorld();
  const standIn = startScript(STAND_IN, ['--port', '0']);
  const [, baseUrl = ''] = /at (http\S+)/.exec(await standIn.line(/without a model, at/)) ?? [];

  const tai = world.tai(['diagnose', '--host', HOST, 'every call fails'], { TAI_VLLM_BASE_URL: baseUrl });

  expect(await tai.ended).toBe(0);
  expect(tai.output()).toContain('100% /var');
  expect(tai.output().replaceAll(/\s+/g, ' ')).toMatch(
    /\/var is full: 100 % of .*Stand-in without a model: \/var is full/,
  );
  expect(tai.output()).toContain('stand-in-without-a-model');
  expect(tai.output()).not.toContain('Dropped for want of proof');
});
