import { describe, expect, it } from 'vitest';
import { createAdmit } from '../../../src/app/admit.ts';
import type { Admission, Quota, Quotas } from '../../../src/domain/admission.ts';
import type { TicketSystem } from '../../../src/domain/ports.ts';
import type { Feedback, RunId, RunRequest } from '../../../src/domain/run.ts';
import { createTextTickets } from '../../../src/text-tickets.ts';
import { fakeRuns } from '../../support/fake-app.ts';
import { aRequest } from '../../support/jira-stand-in/example-report.ts';
import { silent } from '../../support/log.ts';

const { signal } = new AbortController();
const HOURLY: Quota = { key: 'jira:ticket:OPS-1', most: 1, windowMs: 1, about: '1 run an hour for one ticket' };

/** Counts without forgetting. */
function countForever(): Quotas {
  const counted = new Map<string, Set<RunId>>();
  return {
    take: async (run, quotas) => {
      const full = quotas.find(({ key, most }) => !counted.get(key)?.has(run) && (counted.get(key)?.size ?? 0) >= most);
      if (full) return { ...full, waitMs: full.windowMs };
      for (const { key } of quotas) counted.set(key, (counted.get(key) ?? new Set<RunId>()).add(run));
      return undefined;
    },
    close: async () => undefined,
  };
}

function open(admission: Admission) {
  const told: string[] = [];
  const feedback: Feedback[] = [];
  const jira: TicketSystem = {
    ...createTextTickets(''),
    name: 'jira',
    admit: async () => admission,
    tellRefusal: async (_request, reason) => void told.push(reason),
  };
  const runs = {
    ...fakeRuns([]),
    findAnswer: async () => ({ ticket: { system: 'jira', id: 'OPS-1' }, id: '1', run: 'rbbbbbbbbbbbbbbbb' }),
    addFeedback: async (_run: RunId, one: Feedback) => feedback.push(one) > 0,
  };
  const admit = createAdmit({ systems: [jira], quotas: countForever(), runs, log: silent });
  const ask = (change: Partial<RunRequest> = {}) => {
    return admit(aRequest('OPS-1', { trigger: 'comment', by: { id: 'mia', kind: 'person' }, ...change }), signal);
  };
  return { ask, told, feedback };
}

describe('a request', () => {
  it('becomes a run when its system lets it in', async () => {
    await expect(open({ kind: 'admitted', quotas: [HOURLY] }).ask()).resolves.toBe('admitted');
  });

  it('becomes none when it is refused, and the ticket hears why once an hour', async () => {
    const { ask, told } = open({ kind: 'refused', reason: 'only for agents', tell: true });

    const ends = [await ask({ run: 'raaaaaaaaaaaaaaaa' }), await ask({ run: 'rbbbbbbbbbbbbbbbb' })];

    expect(ends).toEqual(['ended', 'ended']);
    expect(told).toEqual(['only for agents']);
  });

  it('is refused without a word where a word helps nobody', async () => {
    const { ask, told } = open({ kind: 'refused', reason: 'customers can not direct tai', tell: false });

    await expect(ask()).resolves.toBe('ended');
    expect(told).toEqual([]);
  });

  it('is refused when a quota is used up; whoever asked is told, a flood of new tickets is not', async () => {
    const { ask, told } = open({ kind: 'admitted', quotas: [HOURLY] });
    await ask({ run: 'raaaaaaaaaaaaaaaa' });

    await expect(ask({ run: 'rbbbbbbbbbbbbbbbb', trigger: 'created' })).resolves.toBe('ended');
    await expect(ask({ run: 'rcccccccccccccccc' })).resolves.toBe('ended');
    expect(told).toEqual(['This would be more than 1 run an hour for one ticket; please try again later.']);
  });

  it('that is an opinion is kept with the run that answered last', async () => {
    const { ask, feedback } = open({ kind: 'admitted', quotas: [HOURLY] });

    await expect(ask({ feedback: 'bad' })).resolves.toBe('ended');

    expect(feedback).toEqual([{ by: 'mia', verdict: 'bad', at: '2026-11-20T01:14:08.000Z' }]);
  });

  it('of a system without rules, like the page, becomes a run', async () => {
    await expect(open({ kind: 'admitted', quotas: [] }).ask({ ticket: { system: 'console', id: 'x' } })).resolves.toBe(
      'admitted',
    );
  });
});
