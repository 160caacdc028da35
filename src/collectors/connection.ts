import type { TaiError } from '../domain/errors.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import { redact } from '../evidence/redact.ts';

/** A login that came to nothing is one piece of evidence, in place of all that would have been collected. */
export function failConnection(host: Host, id: number, { code, message }: TaiError): Evidence {
  return { ...source(host, id), status: 'failed', code, detail: redact(message) };
}

/** A host that is allowed and was left alone all the same. */
export function skipConnection(host: Host, id: number, reason: string): Evidence {
  return { ...source(host, id), status: 'skipped', reason };
}

function source(host: Host, id: number) {
  const about = { collector: 'connection', about: 'Login to the host', command: '', hides: 'everything on this host' };
  return { id: `E${id}`, host, trust: 'system' as const, ...about };
}
