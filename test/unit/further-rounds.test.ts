import { expect, it } from 'vitest';
import { folderSizes } from '../../src/collectors/folder-sizes.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { HostShell, Model, Prompt } from '../../src/domain/ports.ts';
import { newRun, type Run } from '../../src/domain/run.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { createTextTickets, TEXT_SYSTEM } from '../../src/text-tickets.ts';
import { createFakeShell } from '../support/fake-shell.ts';
import { aRequest } from '../support/run-request.ts';

const WEB = parseHost('web-03');
const SECRET = 'hunter2secret99';
const never = (): AbortSignal => new AbortController().signal;

/** A host whose `/srv` has the ticket's secret in a file's name. */
function aShell(): HostShell & { readonly asked: string[] } {
  const asked: string[] = [];
  const shell = createFakeShell({ [WEB]: { 'cat /proc/meminfo': 'MemTotal: 8048576 kB\nMemAvailable: 5048576 kB\n' } });
  return {
    asked,
    async open(host, signal) {
      const session = await shell.open(host, signal);
      return {
        ...session,
        async run(argv, limits, stop) {
          const output = await session.run(argv, limits, stop);
          if (!argv.includes('/srv')) return output;
          asked.push(argv.join(' '));
          return { ...output, exitCode: 0, stdout: `d 39000000\t.\nd 38000000\t./password=${SECRET}\n` };
        },
      };
    },
  };
}

/** Asks for one further look, and then has nothing more to say. */
function aModel(): Model & { readonly prompts: Prompt[] } {
  const prompts: Prompt[] = [];
  const look = { look: folderSizes.name, host: WEB, target: '/srv' };
  return {
    name: 'scripted',
    prompts,
    async answer(prompt) {
      prompts.push(prompt);
      const looks = prompt.user.includes('Evidence collected since') ? [] : [look];
      return { model: 'scripted', json: { causes: [], ruledOut: [], steps: [], looks, healthy: false } };
    },
  };
}

async function investigated(model: Model, shell: HostShell) {
  const pipeline = createPipeline({
    shell,
    model,
    systems: [createTextTickets('again')],
    isAllowed: () => true,
    maxHosts: 3,
    hostTimeoutMs: 5_000,
    modelTimeoutMs: 5_000,
    furtherLooks: true,
    earlierReport: async () => undefined,
    now: () => new Date('2026-11-28T09:00:00Z'),
  });
  const text = `web-03 is slow, login was password=${SECRET}`;
  const request = aRequest('k', { ticket: { system: TEXT_SYSTEM, id: '1' }, hosts: [WEB], text });
  const run = newRun(request, 1);
  return { pipeline, run: { ...run, ...(await pipeline.investigate(run, () => undefined, never())) } satisfies Run };
}

it('gives a secret in a further round the number that it had before, and no number to another', async () => {
  const model = aModel();
  const { pipeline, run } = await investigated(model, aShell());

  const { evidence = [] } = await pipeline.diagnose(run, () => undefined, never());

  expect(run.ticket?.text).toContain('[redacted password #1]');
  expect(model.prompts).toHaveLength(2);
  expect(JSON.stringify(evidence.at(-1))).toContain('./password=[redacted password #1]');
  expect(JSON.stringify(evidence)).not.toMatch(/#2|hunter2/);
});

it('takes further looks anew when the stage runs again, and comes to the same', async () => {
  const shell = aShell();
  const { pipeline, run } = await investigated(aModel(), shell);

  const first = await pipeline.diagnose(run, () => undefined, never());
  const again = await pipeline.diagnose(run, () => undefined, never());

  expect(shell.asked).toHaveLength(2);
  expect(again.evidence?.map(({ id }) => id)).toEqual(first.evidence?.map(({ id }) => id));
  expect(new Set(again.evidence?.map(({ id }) => id)).size).toBe(again.evidence?.length);
  expect(again.asked).toBe(first.asked);
  expect(again.diagnosis).toMatchObject({ outcome: first.diagnosis?.outcome, model: { status: 'used' } });
});
