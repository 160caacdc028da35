import { toVisible } from '../app.ts';
import type { Session } from './session.ts';

/** What an answer would rest on now. */
export function describeContext(session: Session): readonly string[] {
  const { desk, run } = session;
  return [
    `model      ${desk.model ?? 'none: answers are by rules alone'}`,
    ...describeWhere(session),
    `about      ${toVisible(run?.ticket?.title ?? 'nothing yet')}`,
    ...describeRun(run),
    ...describePrompt(session),
  ];
}

function describeWhere({ where: { hosts, folders, since, type }, run }: Session): readonly string[] {
  const known = hosts.length > 0 ? hosts : (run?.hosts ?? []);
  return [
    `hosts      ${known.length > 0 ? known.join(', ') : 'named by your words'}`,
    ...(folders.length === 0 ? [] : [`paths      ${folders.join(', ')}`]),
    ...(since === undefined ? [] : [`since      ${since}`]),
    ...(type === undefined ? [] : [`type       ${type}`]),
  ];
}

function describeRun(run: Session['run']): readonly string[] {
  if (run === undefined) return ['evidence   none yet'];
  const seen = run.evidence.filter(({ status }) => status === 'collected').length;
  return [`evidence   ${run.evidence.length} looks, ${seen} with a result`, `run        ${run.request.run}`];
}

function describePrompt({ lastPrompt }: Session): readonly string[] {
  const prompt = lastPrompt();
  if (prompt === undefined) return [];
  const bytes = Buffer.byteLength(prompt.system) + Buffer.byteLength(prompt.user);
  return [`prompt     about ${Math.ceil(bytes / 4)} tokens, the last time`];
}
