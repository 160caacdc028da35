import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { FrontDesk } from '../../src/domain/front-desk.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Delivering } from './delivering.ts';
import { describeRun, HELP } from './help.ts';
import { TeamId, UserId } from './ids.ts';
import type { Identity } from './identity.ts';
import { block, firstOf, line, literal, quote, words } from './rich-text.ts';
import { clip } from './text.ts';
import type { Who } from './who.ts';

const RUNS = 10;
/** Of the newest runs, so many are looked through for those of one person. */
const LOOKED_THROUGH = 200;
const HOSTS = 40;

const Opened = z.object({
  team_id: TeamId,
  event: z.object({ type: z.literal('app_home_opened'), user: UserId, tab: z.string() }),
});

/** Someone opened our home: it is written anew for them. True when it was that. */
export async function onHome(
  { client, gate, settings }: Delivering,
  body: unknown,
  identity: Identity,
  signal: AbortSignal,
): Promise<boolean> {
  const opened = Opened.safeParse(body);
  if (!opened.success) return false;
  const { event, team_id: team } = opened.data;
  if (event.tab !== 'home' || team !== identity.teamId) return true;
  const who: Who = { channel: '', user: event.user, teams: [team], shared: 'no', isGuest: false };
  const verdict = await gate.judgePerson(who, identity, signal);
  const view =
    verdict.kind === 'welcome'
      ? buildHome(settings.desk, await runsOf(event.user, settings.desk), settings.channels)
      : refuse(verdict.reason);
  await client.publishHome(event.user, view, signal);
  return true;
}

/** What others asked is theirs to see, in their channels. */
async function runsOf(user: string, desk: FrontDesk | undefined): Promise<readonly Run[]> {
  const runs = (await desk?.listRuns(LOOKED_THROUGH)) ?? [];
  return runs.filter(({ request: { ticket, by } }) => ticket.system === 'slack' && by?.id === user).slice(0, RUNS);
}

function buildHome(
  desk: FrontDesk | undefined,
  runs: readonly Run[],
  channels: readonly string[] | undefined,
): types.HomeView {
  const recent = runs.length === 0 ? ['None yet.'] : runs.map((run) => describeRun(run).trim());
  const parts = (desk?.parts ?? []).map(({ name, on }) => `${name}: ${on ? 'on' : 'off'}`);
  return home([
    title('Your last runs'),
    block(quote(recent)),
    title('What is connected'),
    block(line(words(parts.join(' · ') || 'Slack'))),
    title('Hosts one may ask about'),
    ...hostsIn(desk, channels),
    title('How to ask'),
    block(quote(HELP.split('\n'))),
  ]);
}

/** Which hosts count is a matter of the channel. */
function hostsIn(desk: FrontDesk | undefined, channels: readonly string[] | undefined): types.KnownBlock[] {
  const anywhere = list(desk?.hostsFor('slack:') ?? []);
  const special = (channels ?? [])
    .map((channel) => ({ channel, hosts: list(desk?.hostsFor(`slack:${channel}`) ?? []) }))
    .filter(({ hosts }) => hosts !== anywhere)
    .slice(0, 20);
  return [
    block(line(words(anywhere))),
    ...special.map(({ channel, hosts }) =>
      block({ type: 'rich_text_section', elements: [{ type: 'channel', channel_id: channel }, words(`: ${hosts}`)] }),
    ),
  ];
}

function list(hosts: readonly string[]): string {
  return clip(firstOf(hosts, HOSTS, 100).join(', ') || 'none', 2_000);
}

function refuse(reason: string): types.HomeView {
  return home([title('tai'), block(line(words(`tai can not be asked by you: ${reason}.`)))]);
}

function home(blocks: types.KnownBlock[]): types.HomeView {
  return { type: 'home', blocks };
}

function title(text: string): types.HeaderBlock {
  return { type: 'header', text: literal(text, 150) };
}
