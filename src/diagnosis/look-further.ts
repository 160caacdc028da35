import { collect } from '../collectors/collect.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import type { HostShell } from '../domain/ports.ts';
import type { RunEvent } from '../domain/run.ts';
import { createRedactor, type Redactor } from '../evidence/redact.ts';
import type { OwnPattern } from '../evidence/redact-own.ts';
import { wordsOf } from '../evidence/words.ts';
import { toEvent } from './evidence-event.ts';
import type { FurtherLook } from './further-looks.ts';
import type { Investigation } from './investigation.ts';
import { visitHost } from './visit.ts';

export interface FurtherParts {
  readonly shell: HostShell;
  /** Asked again: a list that has changed since the first look counts. */
  readonly isAllowed: (host: Host, scope: string) => boolean;
  readonly hostTimeoutMs: number;
  readonly ownPatterns?: readonly OwnPattern[];
  /** Of the first look, where it is at hand: it knows which secret has which number. */
  readonly redactor?: Redactor | undefined;
}

/** Takes further looks, their evidence numbered on from what there is. Rejects only when `signal` aborts or on a fault of our own. */
export async function lookFurther(
  looks: readonly FurtherLook[],
  { ticket, evidence }: Pick<Investigation, 'ticket' | 'evidence'>,
  parts: FurtherParts,
  onEvent: (event: RunEvent) => void | Promise<void>,
  signal: AbortSignal,
): Promise<readonly Evidence[]> {
  const words = wordsOf(`${ticket.title}\n${ticket.text}`);
  const redactor = parts.redactor ?? redactorAfter(evidence, parts.ownPatterns);
  const onEvidence = async (piece: Evidence): Promise<void> => onEvent(toEvent(piece));
  const hosts = [...new Set(looks.map(({ host }) => host))].filter((host) => parts.isAllowed(host, ticket.scope));

  let firstId = nextId(evidence);
  const visits = hosts.map(async (host) => {
    const here = looks.filter((one) => one.host === host).map(({ look }) => look);
    const visit = { host, firstId, words, redactor, onEvidence };
    firstId += here.length;
    return visitHost({ ...visit, take: async (round, stop) => collect(here, round, stop) }, parts, signal);
  });
  return (await Promise.all(visits)).flat();
}

export function nextId(evidence: readonly Evidence[]): number {
  return 1 + evidence.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), 0);
}

/** The numbers that secrets of the run have stay theirs; a secret that is seen again can not be told from a new one. */
export function redactorAfter(evidence: readonly Evidence[], own: readonly OwnPattern[] = []) {
  const redactor = createRedactor(own);
  for (const piece of evidence) {
    if (piece.status !== 'collected') continue;
    for (const { text } of piece.lines) if (text.includes('[redacted ')) redactor.redact(text);
  }
  return redactor;
}
