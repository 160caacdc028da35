import type { FrontDesk } from '../../src/domain/front-desk.ts';
import type { Answer, Run, Vote } from '../../src/domain/run.ts';
import { ticketKey } from '../../src/domain/ticket.ts';

export interface FakeDesk extends FrontDesk {
  readonly votes: { readonly id: string; readonly by: string; readonly vote: Vote }[];
}

/** A front desk over runs and answers the test gives, with quotas that count within this process. */
export function fakeDesk({
  runs = [],
  answers = [],
  ...parts
}: Partial<FrontDesk> & { runs?: readonly Run[]; answers?: readonly Answer[] } = {}): FakeDesk {
  const takers = new Map<string, Set<string>>();
  const votes: FakeDesk['votes'] = [];
  return {
    votes,
    take: async (member, quotas) => {
      const full = quotas.find(({ name, limit }) => {
        const taken = takers.get(name) ?? new Set();
        return !taken.has(member) && taken.size >= limit;
      });
      if (full) return { kind: 'full', name: full.name, waitMs: full.windowMs };
      for (const { name } of quotas) takers.set(name, (takers.get(name) ?? new Set()).add(member));
      return { kind: 'taken' };
    },
    findRun: async (id) => runs.find(({ request }) => request.run === id),
    listRuns: async () => runs,
    findAnswer: async (ticket) => answers.find((answer) => ticketKey(answer.ticket) === ticketKey(ticket)),
    vote: async (id, by, vote) => {
      votes.push({ id, by, vote });
    },
    parts: [
      { name: 'Slack', on: true, about: 'http mode' },
      { name: 'vLLM', on: false, about: 'set vllm.baseUrl' },
    ],
    hostsFor: () => ['*.prod.example.com'],
    looks: [
      { name: 'disk', about: 'Space used on each local filesystem' },
      { name: 'memory', about: 'Memory and swap' },
    ],
    ...parts,
  };
}
