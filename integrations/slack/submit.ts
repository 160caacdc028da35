import type { RunId } from '../../src/domain/run.ts';
import { admitAndAccept } from './ask.ts';
import { readDeeper, Submission } from './deeper-view.ts';
import { type Delivering, refusal } from './delivering.ts';
import { askAbout } from './hear.ts';
import type { Identity } from './identity.ts';
import { findMention, type Mention } from './ids.ts';
import type { Who } from './who.ts';

/** The form "Look deeper" was sent. Answers with what is wrong in it, beside the field; an empty answer closes it. */
export async function onSubmit(
  parts: Delivering,
  body: unknown,
  identity: Identity,
  signal: AbortSignal,
): Promise<object | undefined> {
  const sent = Submission.safeParse(body);
  if (!sent.success) return undefined;
  const { view } = sent.data;
  const { looks = [] } = parts.settings.desk ?? {};
  const found = await findQuestion(parts, view.private_metadata);
  const filled = readDeeper(view.state.values, looks, new Date());
  if (found === undefined || filled === undefined) return wrong({ hosts: 'That run is too old.' });
  if (filled.kind === 'wrong') return wrong(filled.errors);

  const { mention, run } = found;
  const who = whoSent(sent.data, mention);
  const asked = { key: `slack-form-${view.id}`, trigger: 'button', text: run.request.text, by: who.user } as const;
  const verdict = await admitAndAccept(parts, who, { ...askAbout(mention, asked), ...filled.deeper }, identity, signal);
  return verdict.kind === 'welcome' ? undefined : wrong({ hosts: refusal(verdict.reason) });
}

async function findQuestion({ settings: { desk } }: Delivering, id: RunId) {
  const run = await desk?.findRun(id);
  const mention = run && findMention(run.request.ticket.id);
  return run && mention && { run, mention };
}

function whoSent({ user, team }: Submission, { channel, threadTs }: Mention): Who {
  const teams = [user.team_id ?? team?.id].filter((id) => id !== undefined);
  return { channel, threadTs, user: user.id, teams, shared: 'unsaid', isGuest: false };
}

function wrong(errors: Readonly<Record<string, string>>): object {
  return { response_action: 'errors', errors };
}
