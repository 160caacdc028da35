import type { FrontDesk } from '../../src/domain/front-desk.ts';
import type { Run } from '../../src/domain/run.ts';
import { clip } from './text.ts';

export const HELP = [
  'tai takes a first look at a host, read-only, and answers in the thread.',
  '',
  '/tai web-03 nginx gives 502            what is wrong, and where',
  '/tai web-03 since 2h                   what happened since then (30m, 2h, 3d)',
  '/tai OPS-123                           the host and the complaint are read from the ticket, where Jira is linked',
  '/tai status                            what is connected, and the last runs asked for here',
  '@tai … in a channel or a thread        the same; the thread before it is read too',
  '⋮ > Triage with tai on a message       that message is the complaint',
  'In a thread where tai has answered: ask on, or put it right ("@tai it is db-02").',
].join('\n');

const RUNS = 5;
/** Of the newest runs, so many are looked through for those of one channel. */
const LOOKED_THROUGH = 100;

export async function describeStatus(desk: FrontDesk | undefined, channel: string): Promise<string> {
  if (desk === undefined) return 'tai is there.';
  const runs = (await desk.listRuns(LOOKED_THROUGH)).filter((run) => isOf(run, channel)).slice(0, RUNS);
  const hosts = desk.hostsFor(`slack:${channel}`);
  return [
    ...desk.parts.filter(({ name }) => name !== 'Hosts').map(({ name, on }) => `${name}: ${on ? 'on' : 'off'}`),
    `hosts one may ask about here: ${hosts.length === 0 ? 'none' : clip(hosts.join(', '), 500)}`,
    ...(runs.length === 0 ? ['no runs here yet'] : ['the last runs here:', ...runs.map(describeRun)]),
  ].join('\n');
}

function isOf({ request: { ticket } }: Run, channel: string): boolean {
  return ticket.system === 'slack' && ticket.id.startsWith(`${channel}:`);
}

export function describeRun({ request, state, hosts, report }: Run): string {
  const where = hosts.length === 0 ? clip(request.text ?? 'no host', 60).replaceAll('\n', ' ') : hosts.join(', ');
  const end = report === undefined ? state : `${report.outcome} (${report.confidence}): ${clip(report.headline, 120)}`;
  return `  ${request.requestedAt.slice(0, 16).replace('T', ' ')} UTC  ${clip(where, 80)}  ${end}`;
}
