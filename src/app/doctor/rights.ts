import { account } from '../../collectors/account.ts';
import { withByteLimit } from '../../collectors/byte-limit.ts';
import { collect } from '../../collectors/collect.ts';
import { type Collector, factsOf } from '../../collectors/collector.ts';
import { createDeadline, withDeadline } from '../../collectors/deadline.ts';
import { SUDO } from '../../collectors/catalogue.ts';
import { doctorCollectors, hostCollectors } from '../../collectors/index.ts';
import { lookAtHost } from '../../collectors/look.ts';
import { withSharedCommands } from '../../collectors/shared-commands.ts';
import type { Tell } from '../../domain/checkpoint.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Host } from '../../domain/host.ts';
import type { HostSession } from '../../domain/ports.ts';
import { rightsRemedy, sudoRemedy, toUser } from './remedy.ts';

interface Place {
  readonly host: Host;
  readonly timeoutMs: number;
  /** Root may be asked for. */
  readonly sudo: boolean;
}

const looks: readonly Collector<unknown>[] = [...doctorCollectors, ...hostCollectors];

/** Takes every look at the host as a run does, and tells what each would see with the rights of the account. */
export async function examineRights(
  session: HostSession,
  place: Place,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { host } = place;
  const evidence = await take(session, place, tell, signal);
  const who = factsOf(evidence, account)[0]?.facts;
  const user = toUser(who?.user);
  if (who !== undefined) {
    const detail = `${who.user}, in ${who.groups.join(', ')}`;
    tell({ where: host, step: account.name, mark: 'ok', detail, stops: false });
  }
  for (const one of evidence) {
    if (one.collector === account.name && one.status === 'collected') continue;
    tellLook(one, rightsRemedy(one, user, gainsFromRoot(one)), tell);
  }
  tellNothing(evidence, host, tell);
  const rootless = evidence.filter((one) => one.status === 'collected' && gainsFromRoot(one) && !isByRoot(one));
  if (rootless.length > 0 && user !== 'root') tellRoot(rootless, user, place, tell);
}

async function take(
  session: HostSession,
  { host, timeoutMs }: Place,
  tell: Tell,
  signal: AbortSignal,
): Promise<readonly Evidence[]> {
  const deadline = createDeadline(timeoutMs, signal);
  const shared = withSharedCommands(withByteLimit(session));
  const round = { host, session: withDeadline(shared, deadline), firstId: 1, words: new Set<string>() };
  try {
    return await collect(looks.map(lookAtHost), { ...round, onEvidence: () => undefined }, deadline.signal);
  } catch (error) {
    const { code, message } = deadline.explain(error);
    tell({ where: host, step: 'commands', mark: 'no', detail: message, stops: true, code });
    return [];
  }
}

function gainsFromRoot({ collector }: Evidence): boolean {
  return looks.some(({ name, root }) => name === collector && root !== undefined);
}

function tellLook(evidence: Evidence, fix: string | undefined, tell: Tell): void {
  const about = { where: evidence.host, step: evidence.collector, stops: false, ...(fix === undefined ? {} : { fix }) };
  switch (evidence.status) {
    case 'collected': {
      const lines = evidence.totalLines === 1 ? '1 line' : `${evidence.totalLines} lines`;
      return tell({ ...about, mark: 'ok', detail: `${lines}${isByRoot(evidence) ? ', as root' : ''}` });
    }
    case 'skipped':
      // Without a remedy the host simply has no such thing, and nothing is missing.
      return tell({ ...about, mark: fix === undefined ? 'unchecked' : 'no', detail: evidence.reason });
    case 'failed':
      return tell({ ...about, mark: 'no', detail: `${evidence.code}: ${evidence.detail}` });
    default:
      return evidence satisfies never;
  }
}

/** A login at which no command of ours shows anything is as good as none. */
function tellNothing(evidence: readonly Evidence[], host: Host, tell: Tell): void {
  if (evidence.length === 0 || evidence.some(({ status }) => status === 'collected')) return;
  const detail = 'not one of the looks showed anything';
  tell({ where: host, step: 'commands', mark: 'no', detail, stops: true });
}

function tellRoot(looked: readonly Evidence[], user: string, { host, sudo }: Place, tell: Tell): void {
  const state = sudo ? 'sudo refused or is not there' : 'ssh.sudo is off';
  const detail = `${state}; root would see more of ${looked.map(({ collector }) => collector).join(', ')}`;
  const fix = sudoRemedy(host, user);
  tell({ where: host, step: 'sudo', mark: sudo ? 'no' : 'unchecked', detail, stops: false, fix });
}

function isByRoot({ command }: Pick<Evidence, 'command'>): boolean {
  return command.startsWith(`${SUDO.join(' ')} `);
}
