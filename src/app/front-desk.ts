import { hostCollectors } from '../collectors/index.ts';
import type { Config } from '../config.ts';
import type { Quotas } from '../domain/admission.ts';
import type { FrontDesk } from '../domain/front-desk.ts';
import type { RunStore } from '../domain/ports.ts';
import { patternsFor } from '../hosts/allow.ts';
import { statusOf } from './status.ts';

/** What people in a chat may ask of tai beside runs. */
export function openFrontDesk(
  config: Config,
  redis: string,
  runs: RunStore,
  quotas: Quotas,
  writeToIssue: FrontDesk['writeToIssue'],
): FrontDesk {
  return {
    ...(writeToIssue && { writeToIssue }),
    take: (run, taken) => quotas.take(run, taken),
    findRun: (id) => runs.find(id),
    listRuns: (limit) => runs.list(limit),
    findAnswer: (ticket) => runs.findAnswer(ticket),
    addFeedback: (id, feedback) => runs.addFeedback(id, feedback),
    parts: statusOf(config, redis),
    hostsFor: (scope) => patternsFor(config.hosts.allow, scope),
    looks: hostCollectors.map(({ name, about }) => ({ name, about })),
  };
}
