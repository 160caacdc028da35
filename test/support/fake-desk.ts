import type { FrontDesk } from '../../src/domain/front-desk.ts';
import type { Answer, Feedback, Run } from '../../src/domain/run.ts';
import { ticketKey } from '../../src/domain/ticket.ts';

export interface FakeDesk extends FrontDesk {
  readonly feedback: (Feedback & { readonly run: string })[];
}

/** A front desk over runs and answers the test gives, with quotas that count within this process. */
export function fakeDesk({
  runs = [],
  answers = [],
  ...parts
}: Partial<FrontDesk> & { runs?: readonly Run[]; answers?: readonly Answer[] } = {}): FakeDesk {
  const takers = new Map<string, Set<string>>();
  const feedback: FakeDesk['feedback'] = [];
  return {
    feedback,
    take: async (member, quotas) => {
      const usedUp = quotas.find(({ key, most }) => {
        const taken = takers.get(key) ?? new Set();
        return !taken.has(member) && taken.size >= most;
      });
      if (usedUp) return { ...usedUp, waitMs: usedUp.windowMs };
      for (const { key } of quotas) takers.set(key, (takers.get(key) ?? new Set()).add(member));
      return undefined;
    },
    findRun: async (id) => runs.find(({ request }) => request.run === id),
    listRuns: async () => runs,
    findAnswer: async (ticket) => answers.find((answer) => ticketKey(answer.ticket) === ticketKey(ticket)),
    addFeedback: async (run, given) => {
      feedback.push({ run, ...given });
      return true;
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
