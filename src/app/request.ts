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
  return {
    run: runIdOf(key),
    ticket,
    trigger,
    hosts: [...hosts],
    ...given({ folders: folders && [...folders], type, since, looks: looks && [...looks] }),
    ...given({ follows, thread, by, feedback }),
    requestedAt: now.toISOString(),
    ...said,
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is undefined: it would be stored as null. */
function given<T extends object>(parts: T): Given<T> {
  const kept: Given<T> = { ...parts };
  for (const key of Object.keys(parts)) if (Reflect.get(parts, key) === undefined) Reflect.deleteProperty(kept, key);
  return kept;
}
