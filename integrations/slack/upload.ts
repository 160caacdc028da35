import { TaiError } from '../../src/domain/errors.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Delivering } from './delivering.ts';
import { writeEvidenceFile } from './evidence-view.ts';
import { findMention } from './ids.ts';
import type { Who } from './who.ts';

/** Puts the evidence into the thread as a file. Comes back at once: an upload takes longer than Slack waits for us. */
export function uploadEvidence({ client, settings, tell }: Delivering, { run, who }: { run: Run; who: Who }): void {
  const mention = findMention(run.request.ticket.id);
  if (mention === undefined) return;
  const { run: id } = run.request;
  const file = { name: `evidence-${id}.txt`, title: `Evidence of run ${id}`, text: writeEvidenceFile(run) };
  client.upload(mention, file, AbortSignal.timeout(settings.timeoutMs)).then(
    (reply) => (reply.ok ? undefined : tell(who, describe(reply.error))),
    (error: unknown) => {
      tell(who, 'Slack did not take the file. Please try again.');
      if (error instanceof TaiError) settings.onTrouble?.(error, 'reply');
    },
  );
}

function describe(error: string): string {
  return error === 'missing_scope'
    ? 'I may not upload files: whoever runs tai grants the scope files:write.'
    : `Slack did not take the file (${error}).`;
}
