import { toVisible } from '../app.ts';
import type { Session } from './session.ts';

/** What an answer would rest on now. */
export function describeContext({ desk, where, run, lastPrompt }: Session): readonly string[] {
  const prompt = lastPrompt();
  const bytes = prompt === undefined ? 0 : Buffer.byteLength(prompt.system) + Buffer.byteLength(prompt.user);
  const seen = run?.evidence.filter(({ status }) => status === 'collected').length ?? 0;
  return [
    `model      ${desk.model ?? 'none: answers are by rules alone'}`,
    `hosts      ${where.hosts.join(', ') || run?.hosts.join(', ') || 'named by your words'}`,
    ...(where.folders.length === 0 ? [] : [`paths      ${where.folders.join(', ')}`]),
    ...(where.since === undefined ? [] : [`since      ${where.since}`]),
    ...(where.type === undefined ? [] : [`type       ${where.type}`]),
    `about      ${toVisible(run?.ticket?.title ?? 'nothing yet')}`,
    `evidence   ${run === undefined ? 'none yet' : `${run.evidence.length} looks, ${seen} with a result`}`,
    ...(prompt === undefined ? [] : [`prompt     about ${Math.ceil(bytes / 4)} tokens, the last time`]),
    ...(run === undefined ? [] : [`run        ${run.request.run}`]),
  ];
}
