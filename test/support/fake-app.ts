import type { App } from '../../src/app.ts';
import type { Door, RunStore } from '../../src/domain/ports.ts';
import { newRun, type Run } from '../../src/domain/run.ts';

export const A_RUN_ID = 'raaaaaaaaaaaaaaaa';

export function aRun(change: Partial<Run> = {}): Run {
  const ticket = { system: 'console', id: '1' };
  const requestedAt = '2026-11-20T10:00:00.000Z';
  const request = {
    run: A_RUN_ID,
    ticket,
    trigger: 'console' as const,
    hosts: ['web-03'],
    text: 'nginx gives 502',
    requestedAt,
  };
  return { ...newRun(request, 1), ...change };
}

/** An app over what the test gives; anything it does not give fails the test that uses it. */
export function fakeApp(parts: Partial<App> & { readonly doors?: readonly Door[] }): App {
  return {
    status: [],
    doors: [],
    runs: fakeRuns([]),
    accept: unused,
    start: unused,
    ready: async () => undefined,
    close: async () => undefined,
    ...parts,
  };
}

export function fakeRuns(runs: readonly Run[]): RunStore {
  return {
    create: unused,
    update: unused,
    announce: unused,
    claimTicket: unused,
    releaseTicket: unused,
    countRuns: unused,
    findAnswer: unused,
    saveAnswer: unused,
    addFeedback: unused,
    find: async (id) => runs.find(({ request }) => request.run === id),
    list: async () => runs,
    async *watch(id) {
      const run = runs.find(({ request }) => request.run === id);
      if (run) yield { id: '1-0', event: { kind: 'state', state: run.state } };
    },
  };
}

async function unused(): Promise<never> {
  throw new Error('the test did not expect this call');
}
