import { randomUUID } from 'node:crypto';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import type { Config } from '../config.ts';
import { parseHost } from '../domain/host.ts';
import type { IssueType } from '../domain/issue-type.ts';
import { newRun, type Run, type RunEvent } from '../domain/run.ts';
import { createPipeline } from '../pipeline.ts';
import { createTextTickets, TEXT_SYSTEM } from '../text-tickets.ts';
import { readInventory } from './inventory.ts';
import { allowed, type Environment, limitsOf, openParts } from './parts.ts';
import { toRequest } from './request.ts';
import { refusalMs } from './ssh-settings.ts';

export interface OneRun {
  readonly text: string;
  /** Typed by the user, who may therefore log in to them; hosts only named in the text still need the allow-list. */
  readonly hosts: readonly string[];
  /** Folders of the hosts to look into, of the grammar of `folder`. */
  readonly folders: readonly string[];
  /** The kind of trouble, and when it began, where the user says so. */
  readonly type?: IssueType;
  readonly since?: string;
  readonly onEvent: (event: RunEvent) => void;
  readonly environment?: Environment;
}

/** The stages of one run, one after the other, kept nowhere: what `tai diagnose` does, without Redis. */
export async function triageOnce(config: Config, ask: OneRun, signal: AbortSignal): Promise<Run> {
  const typed = new Set(ask.hosts.map((host) => parseHost(host)));
  const inventory = readInventory(config);
  const listed = allowed(config, false, inventory);
  const { shell, model } = openParts(config, true, ask.environment, createRefusals(refusalMs(config)));
  const pipeline = createPipeline({
    ...limitsOf(config),
    shell,
    model,
    systems: [createTextTickets('the same command')],
    inventory,
    earlierReport: async () => undefined,
    isAllowed: (host, scope) => typed.has(host) || listed(host, scope),
  });
  const now = new Date();
  const id = randomUUID();
  const request = toRequest(
    { key: `cli-${id}`, ticket: { system: TEXT_SYSTEM, id }, trigger: 'cli', ...ask },
    now,
    config.redaction.patterns,
  );

  try {
    let run = newRun(request, 1);
    run = { ...run, ...(await pipeline.investigate(run, ask.onEvent, signal)) };
    run = { ...run, ...(await pipeline.diagnose(run, ask.onEvent, signal)) };
    return { ...run, state: 'done', finishedAt: new Date().toISOString() };
  } finally {
    await shell.close();
  }
}
