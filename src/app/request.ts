import { runIdOf } from '../../workers/run-id.ts';
import type { Ask } from '../domain/ports.ts';
import type { RunRequest } from '../domain/run.ts';
import { redact } from '../evidence/redact.ts';

/** What goes into the queue: the delivery's key becomes the run's id, and its text is redacted before it is kept anywhere. */
export function toRequest({ key, text, ticket, trigger, hosts, folders }: Ask, now: Date): RunRequest {
  const said = text === undefined ? {} : { text: redact(text) };
  const named = folders === undefined ? {} : { folders: [...folders] };
  return { run: runIdOf(key), ticket, trigger, hosts: [...hosts], ...named, requestedAt: now.toISOString(), ...said };
}
