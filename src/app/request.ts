import { runIdOf } from '../../workers/run-id.ts';
import type { Ask } from '../domain/ports.ts';
import type { RunRequest } from '../domain/run.ts';
import { createRedactor } from '../evidence/redact.ts';
import type { OwnPattern } from '../evidence/redact-own.ts';

/** What goes into the queue: the delivery's key becomes the run's id, and its text is redacted before it is kept anywhere. */
export function toRequest(
  { key, text, ticket, trigger, hosts, folders, type, since, follows, thread, by, feedback, looks }: Ask,
  now: Date,
  ownPatterns: readonly OwnPattern[] = [],
): RunRequest {
  const said = text === undefined ? {} : { text: createRedactor(ownPatterns).redact(text) };
  const named = {
    ...(folders && { folders: [...folders] }),
    ...(type && { type }),
    ...(since && { since }),
    ...(looks && { looks: [...looks] }),
  };
  const asker = { ...(by && { by }), ...(feedback && { feedback }) };
  const before = { ...(follows && { follows }), ...(thread && { thread }) };
  return {
    run: runIdOf(key),
    ticket,
    trigger,
    hosts: [...hosts],
    ...named,
    ...before,
    ...asker,
    requestedAt: now.toISOString(),
    ...said,
  };
}
