import { blockedTasks } from '../collectors/blocked-tasks.ts';
import { factsOf } from '../collectors/collector.ts';
import { mounts } from '../collectors/mounts.ts';
import { nfs } from '../collectors/nfs.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { isLater, mayLast } from './current.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, type SeenSign, signsOf } from './signs-of.ts';
import { describeTime, plainName } from './words.ts';

const SERVER = /server (\S+) not responding/;
const MAX_TASKS = 2;

/** The kernel waits for a server, and who touches its mount waits with it. Where the server answered since, it is over. */
export const nfsHang = defineFinding({
  class: 'nfs_hang',
  find(evidence) {
    const silent = findSilent(evidence);
    const blocked = citeBlocked(evidence);
    const stale = signsOf(evidence, 'nfs_stale').seen.filter((one) => isRecent(one));
    const [first] = silent;
    if (first !== undefined) return [describe(first, silent, [...blocked, ...citeMounts(first, evidence)])];
    if (blocked.length > 0) return [describeBlocked([...blocked, ...citeHung(evidence)])];
    return stale.length > 1 && hasNfs(evidence) ? [describeStale(stale)] : [];
  },
});

/** Each server's first and last complaint, unless it answered afterwards. */
function findSilent(evidence: readonly Evidence[]): readonly SeenSign[] {
  const answers = signsOf(evidence, 'nfs_ok').seen;
  return signsOf(evidence, 'nfs_not_responding')
    .seen.filter(mayLast)
    .filter((one) => {
      const server = SERVER.exec(one.sign.text)?.[1];
      return !answers.some((ok) => isLater(ok, one) && ok.sign.text.includes(`server ${server} OK`));
    });
}

function citeBlocked(evidence: readonly Evidence[]): readonly Citation[] {
  return factsOf(evidence, blockedTasks).flatMap(({ evidence: source, facts }) =>
    cite(
      source,
      ...facts.tasks
        .filter((task) => task.nfs)
        .slice(0, MAX_TASKS)
        .map(({ line }) => line),
    ),
  );
}

function citeHung(evidence: readonly Evidence[]): readonly Citation[] {
  return citeSigns(
    signsOf(evidence, 'hung_task')
      .seen.filter((one) => isRecent(one))
      .at(-1),
  );
}

function citeMounts(one: SeenSign, evidence: readonly Evidence[]): readonly Citation[] {
  const server = SERVER.exec(one.sign.text)?.[1]?.replace(/,$/, '') ?? '';
  const mounted = factsOf(evidence, mounts).flatMap(({ evidence: source, facts }) =>
    cite(
      source,
      facts.mounts.find(({ type, source: from }) => type.startsWith('nfs') && from.startsWith(`${server}:`))?.line,
    ),
  );
  const waiting = factsOf(evidence, nfs).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.mounts.filter(({ unanswered }) => (unanswered ?? 0) > 0).flatMap(({ lines }) => lines)),
  );
  return [...mounted, ...waiting];
}

function hasNfs(evidence: readonly Evidence[]): boolean {
  const isMounted = factsOf(evidence, mounts).some(({ facts }) =>
    facts.mounts.some(({ type }) => type.startsWith('nfs')),
  );
  return isMounted || factsOf(evidence, nfs).some(({ facts }) => facts.mounts.length > 0);
}

function describe(first: SeenSign, silent: readonly SeenSign[], others: readonly Citation[]): Proof {
  const server = plainName(SERVER.exec(first.sign.text)?.[1]?.replace(/,$/, '') ?? '');
  const since = first.at === undefined ? '' : ` since ${describeTime(first.at)}`;
  return {
    severity: 'critical',
    statement: `The NFS server ${server} has not answered${since}: whatever touches its mounts on this host hangs.`,
    citations: [...citeSigns(first, silent.at(-1)), ...others],
    steps: STEPS,
  };
}

function describeBlocked(citations: readonly Citation[]): Proof {
  return {
    severity: 'critical',
    statement: 'Processes are blocked in the kernel, waiting for an NFS server that does not answer.',
    citations,
    steps: STEPS,
  };
}

function describeStale(stale: readonly SeenSign[]): Proof {
  return {
    severity: 'warning',
    statement: 'Files on an NFS mount are stale: the server no longer knows what this host has mounted.',
    citations: citeSigns(stale[0], stale.at(-1)),
    steps: STEPS,
  };
}

const STEPS: readonly Step[] = [
  {
    text: 'Check whether the server and its NFS service are up, and whether the network lets port 2049 through.',
    risk: 'read-only',
  },
  {
    text: 'When the server is back the mounts go on by themselves; otherwise unmount lazily (umount -l) and restart what hangs.',
    risk: 'disruptive',
    note: 'data not yet written is lost',
  },
];
