import type { Run } from '../../src/domain/run.ts';
import { RunId } from '../../src/domain/run.ts';
import { z } from 'zod';
import { ACTIONS, EVIDENCE_VIEW } from './actions.ts';
import { deeperView } from './deeper-view.ts';
import type { Delivering } from './delivering.ts';
import { evidenceView } from './evidence-view.ts';
import type { Identity } from './identity.ts';
import { findMention, TeamId, UserId } from './ids.ts';
import { readPress, whoPressed } from './press.ts';
import { uploadEvidence } from './upload.ts';
import type { Who } from './who.ts';
import { writeToIssue } from './write-to-issue.ts';

/** A button that is about a run whose answer it lies under, whatever it does. */
export interface RunPress {
  readonly action: string;
  readonly run: Run;
  readonly who: Who;
  readonly trigger: string | undefined;
  /** Names the press. */
  readonly key: string;
}

const ViewPress = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  view: z.object({ id: z.string(), callback_id: z.literal(EVIDENCE_VIEW), private_metadata: RunId }),
  actions: z.tuple([z.object({ action_id: z.string(), action_ts: z.string() })]),
});

/** Everything but "Run again". True when it was one of these. */
export async function onPress(
  parts: Delivering,
  body: unknown,
  identity: Identity,
  signal: AbortSignal,
): Promise<boolean> {
  const press = await findPress(parts, body);
  if (press === undefined) return false;
  const { tell, gate } = parts;
  const verdict = await gate.judge(press.who, identity, signal);
  if (verdict.kind === 'refused') tell(press.who, `That is not for you: ${verdict.reason}.`);
  if (verdict.kind === 'welcome') await act(parts, press, signal);
  return true;
}

async function findPress(parts: Delivering, body: unknown): Promise<RunPress | undefined> {
  const press = readPress(body);
  if (press === undefined) return findViewPress(parts, body);
  const [{ action_id: action, value, action_ts: at }] = press.actions;
  const run = await findRunOf(parts, value, press.channel.id);
  if (run === undefined || !isAction(action)) return undefined;
  const key = `slack-${press.channel.id}-${press.message.ts}-${action}-${at}`;
  return { action, run, who: whoPressed(press), trigger: press.trigger_id, key };
}

/** Within a window there is no channel and no message: the run says where it belongs. */
async function findViewPress(parts: Delivering, body: unknown): Promise<RunPress | undefined> {
  const press = ViewPress.safeParse(body);
  if (!press.success) return undefined;
  const { user, team, view, actions } = press.data;
  const run = await parts.settings.desk?.findRun(view.private_metadata);
  const mention = run && findMention(run.request.ticket.id);
  if (run === undefined || mention === undefined) return undefined;
  const teams = [user.team_id ?? team?.id].filter((id) => id !== undefined);
  const { channel, threadTs } = mention;
  const who: Who = { channel, threadTs, user: user.id, teams, shared: 'unsaid', isGuest: false };
  return {
    action: actions[0].action_id,
    run,
    who,
    trigger: undefined,
    key: `slack-view-${view.id}-${actions[0].action_ts}`,
  };
}

/** A run may be shown where it was asked for, and nowhere else. */
export async function findRunOf(
  { settings: { desk } }: Delivering,
  value: string,
  channel: string,
): Promise<Run | undefined> {
  const id = RunId.safeParse(value);
  const run = id.success ? await desk?.findRun(id.data) : undefined;
  const isHere = run?.request.ticket.system === 'slack' && findMention(run.request.ticket.id)?.channel === channel;
  return isHere ? run : undefined;
}

type Action = (typeof ACTIONS)[keyof typeof ACTIONS];

function isAction(action: string): action is Action {
  return Object.values<string>(ACTIONS).includes(action);
}

async function act(parts: Delivering, press: RunPress, signal: AbortSignal): Promise<void> {
  const { action, run, trigger } = press;
  const { client, settings } = parts;
  if (!isAction(action)) return;
  switch (action) {
    case ACTIONS.deeper:
      return open(parts, press, () =>
        client.openView(trigger ?? '', deeperView(run, settings.desk?.looks ?? []), signal),
      );
    case ACTIONS.evidence:
      return open(parts, press, () => client.openView(trigger ?? '', evidenceView(run), signal));
    case ACTIONS.evidenceFile:
      return uploadEvidence(parts, press);
    case ACTIONS.toIssue:
      return writeToIssue(parts, press);
    case ACTIONS.good:
    case ACTIONS.bad:
      return vote(parts, press, action === ACTIONS.good ? 'good' : 'bad');
    default:
      return action satisfies never;
  }
}

async function open(
  { tell }: Delivering,
  { who }: RunPress,
  ask: () => Promise<{ ok: true } | { ok: false; error: string }>,
): Promise<void> {
  const reply = await ask();
  if (!reply.ok) tell(who, `The window could not be opened (${reply.error}). Please press again.`);
}

async function vote({ settings, tell }: Delivering, { run, who }: RunPress, verdict: 'good' | 'bad'): Promise<void> {
  const feedback = { by: who.user ?? '', verdict, at: new Date().toISOString() };
  const isKept = await settings.desk?.addFeedback(run.request.run, feedback);
  const thanks =
    verdict === 'good' ? 'Thank you.' : 'Thank you. What was it? Say it in the thread, as in "@tai it was db-02".';
  tell(who, isKept ? thanks : 'That run is too old: your opinion of it could not be kept.');
}
