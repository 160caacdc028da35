import { describe, expect, it, vi } from 'vitest';
import { blamesDisk, HOST, openWorld, runsAt, SECRETS, type World } from './world.ts';
import { post } from '../support/post.ts';
import { textOf } from './text-of.ts';

/** The moment each stage is held in, so that the kill falls into it. Each holds only the first time. */
const STAGES: Readonly<Record<string, { hold(world: World): void; isHeld(world: World): boolean }>> = {
  investigate: {
    hold: () => undefined, // The slow df below holds it.
    isHeld: ({ sshd }) => sshd.log().includes('Accepted publickey'),
  },
  diagnose: {
    hold: () => undefined, // The silent model holds it.
    isHeld: ({ vllm }) => vllm.paths.some((path) => path.endsWith('/chat/completions')),
  },
  'answer, before the comment is written': {
    hold: ({ jira }) => jira.misbehave({ kind: 'hang', method: 'POST', path: /\/comment$/ }),
    isHeld: ({ jira }) => jira.requests.some(({ method, url }) => method === 'POST' && /\/comment/.test(url)),
  },
  'answer, after the comment is written': {
    hold: ({ jira }) => jira.misbehave({ kind: 'cut', moment: 'after', method: 'POST', path: /\/comment$/ }),
    isHeld: ({ jira }) => jira.comments('OPS-1').length === 1,
  },
};

describe.each(Object.entries(STAGES))('a worker killed in %s', (name, stage) => {
  it('is replaced, and there is one answer', { timeout: 120_000 }, async () => {
    const silentFirst = (nth: number) => (name === 'diagnose' && nth === 1 ? ('silent' as const) : undefined);
    const world = await openWorld({
      vllm: { answer: blamesDisk, misbehave: silentFirst },
      ...(name === 'investigate' && { slowSeconds: 2 }),
    });
    world.jira.addIssue({ key: 'OPS-1', summary: `${HOST} answers 500` });
    stage.hold(world);
    const { url } = await world.serve('serve');
    const first = world.tai(['work']);
    await first.line(/"workers ready"/);

    await post(`${url}/webhooks/jira`, world.jira.signedIssueCreated('OPS-1', SECRETS.webhook));
    await vi.waitFor(() => expect(stage.isHeld(world)).toBe(true), { timeout: 20_000, interval: 5 });
    await first.kill('SIGKILL');
    await world.tai(['work']).line(/"workers ready"/);
    await vi.waitFor(async () => expect(await runsAt(url)).toMatchObject([{ state: 'done', outcome: 'cause' }]), {
      timeout: 60_000,
      interval: 200,
    });

    const comments = world.jira.comments('OPS-1').map(({ body }) => textOf(body));
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatch(/\/var.*full/);
  });
});

describe('several of each on one Redis', () => {
  it('share the work: every ticket is answered once', { timeout: 120_000 }, async () => {
    const world = await openWorld({ vllm: { answer: blamesDisk } });
    const keys = Array.from({ length: 12 }, (_, index) => `OPS-${index + 1}`);
    for (const key of keys) world.jira.addIssue({ key, summary: `${HOST} answers 500` });
    const intakes = await Promise.all([world.serve('serve'), world.serve('serve')]);
    const workers = [world.tai(['work']), world.tai(['work'])];
    await Promise.all(workers.map((worker) => worker.line(/"workers ready"/)));

    const deliveries = keys.flatMap((key) =>
      intakes.map(({ url }) => ({ url, delivery: world.jira.signedIssueCreated(key, SECRETS.webhook) })),
    );
    await Promise.all(deliveries.map(({ url, delivery }) => post(`${url}/webhooks/jira`, delivery)));
    const answered = () => keys.map((key) => world.jira.comments(key).length);
    await vi.waitFor(() => expect(answered()).toEqual(keys.map(() => 1)), { timeout: 60_000, interval: 200 });

    expect(workers.map((worker) => worker.output().includes('"stage done"'))).toEqual([true, true]);
  });
});
