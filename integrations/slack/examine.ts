import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { TaiError } from '../../src/domain/errors.ts';
import { openClient, type SlackClient } from './client.ts';
import { scopesFor } from './scopes.ts';
import type { SlackSettings } from './settings.ts';

type Step = Omit<Checkpoint, 'where'>;

const WORKSPACE = 'OAuth & Permissions at https://api.slack.com/apps';

/** Tries out what Slack lets us do, step by step; writes nothing there. Throws the signal's reason. */
export async function examine(settings: SlackSettings, tell: (step: Step) => void, signal: AbortSignal): Promise<void> {
  const client = openClient(settings);
  const scopes = await examineToken(client, tell, signal);
  if (scopes === undefined) return;
  for (const step of compareScopes(settings, scopes)) tell(step);
  await examineDoor(settings, client, tell, signal);
  await examineChannels(settings, client, tell, signal);
}

/** Undefined when the token is of no use. */
async function examineToken(
  client: SlackClient,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  try {
    const { team, user, scopes } = await client.identifyWithScopes(signal);
    tell(ok('token', `@${user} in ${team}`));
    return new Set(scopes);
  } catch (error) {
    tell(
      failure(
        'token',
        error,
        signal,
        `slack.botToken: Install App > Bot User OAuth Token at https://api.slack.com/apps`,
      ),
    );
    return undefined;
  }
}

function compareScopes(settings: SlackSettings, granted: ReadonlySet<string>): readonly Step[] {
  const needed = scopesFor(settings);
  const missing = needed.filter(({ name }) => !granted.has(name));
  const surplus = [...granted].filter((name) => !needed.some((scope) => scope.name === name));
  return [
    ...(missing.length === 0 ? [ok('scopes', `all ${needed.length} that are used are granted`)] : []),
    ...missing.map(
      ({ name, without, need }): Step => ({
        step: 'scopes',
        mark: need === 'must' ? 'no' : 'unchecked',
        detail: `${name} is missing: ${without}`,
        stops: need === 'must',
        fix: `${WORKSPACE} > Scopes: add ${name}, then install the app again`,
      }),
    ),
    ...(surplus.length === 0 ? [] : [ok('scopes', `granted and not used: ${surplus.toSorted().join(', ')}`)]),
  ];
}

async function examineDoor(
  { mode, signingSecret }: SlackSettings,
  client: SlackClient,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<void> {
  if (mode === 'http') {
    const isLikely = /^[0-9a-f]{32}$/.test(signingSecret ?? '');
    const detail = isLikely
      ? 'the signing secret is there; whether it is right shows with the first delivery'
      : 'the signing secret is not 32 hexadecimal characters, as those of Slack are';
    const fix = 'slack.signingSecret: Basic Information > Signing Secret at https://api.slack.com/apps';
    return tell({ step: 'http', mark: 'unchecked', detail, stops: false, ...(!isLikely && { fix }) });
  }
  try {
    await client.openSocket(signal);
    return tell(ok('socket', 'Slack gives a socket to connect to'));
  } catch (error) {
    const fix = 'slack.appToken: Basic Information > App-Level Tokens, one with connections:write; and Socket Mode on';
    return tell(failure('socket', error, signal, fix));
  }
}

async function examineChannels(
  { channels }: SlackSettings,
  client: SlackClient,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<void> {
  if (channels === undefined) {
    return tell(ok('channels', 'every channel that @tai is invited to may ask; slack.channels would name some'));
  }
  for (const channel of channels) tell(describeChannel(channel, await client.channel(channel, signal)));
}

function describeChannel(id: string, reply: Awaited<ReturnType<SlackClient['channel']>>): Step {
  const step = 'channels';
  if (!reply.ok) {
    const isUnseen = reply.error === 'missing_scope';
    const detail = isUnseen ? `${id} can not be looked at` : `${id}: ${reply.error}`;
    const fix = isUnseen
      ? `${WORKSPACE} > Scopes: channels:read and groups:read`
      : `/invite @tai in ${id}, or correct slack.channels`;
    return { step, mark: isUnseen ? 'unchecked' : 'no', detail, stops: false, fix };
  }
  const { name, is_member: isMember, is_ext_shared: isShared } = reply.value;
  const said = name === undefined ? id : `#${name} (${id})`;
  if (isShared)
    return { step, mark: 'no', detail: `${said} is shared with another company: nobody may ask there`, stops: false };
  return isMember
    ? ok(step, `${said}: @tai is a member`)
    : { step, mark: 'no', detail: `${said}: @tai is no member`, stops: false, fix: `/invite @tai in ${said}` };
}

function ok(step: string, detail: string): Step {
  return { step, mark: 'ok', detail, stops: false };
}

function failure(step: string, error: unknown, signal: AbortSignal, fix: string): Step {
  signal.throwIfAborted();
  if (!(error instanceof TaiError)) throw error;
  return { step, mark: 'no', detail: error.message, stops: true, code: error.code, fix };
}
