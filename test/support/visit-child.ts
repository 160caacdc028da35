import { type OpensshSettings, openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh, type SshSettings } from '../../integrations/ssh/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import { parseHost } from '../../src/domain/host.ts';

/** What a visit is told, as JSON in the first argument. */
export type Visit = { readonly host: string } & (
  | { readonly transport: 'ssh2'; readonly settings: SshSettings }
  | { readonly transport: 'openssh'; readonly settings: OpensshSettings }
);

/** What it tells on standard output, before it ends by itself: whatever is left open keeps it from that. */
export interface Visited {
  /** "disk collected", "disk COMMAND_TIMED_OUT". */
  readonly evidence: readonly string[];
  readonly details: readonly string[];
  /** How much more memory it took than before the visit, at most. */
  readonly grownMiB: number;
}

const [, , told = ''] = process.argv;
const visit = JSON.parse(told) as Visit;
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);

const shell = visit.transport === 'ssh2' ? openSsh(visit.settings) : openOpenssh(visit.settings);
const ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'It is slow',
  text: 'everything',
  hosts: [parseHost(visit.host)],
} as const;
const parts = { shell, isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 45_000 };
const { evidence } = await investigate(ticket, parts, () => undefined, new AbortController().signal);
await shell.close();
clearInterval(watch);

const visited: Visited = {
  evidence: evidence.map((piece) => `${piece.collector} ${piece.status === 'failed' ? piece.code : piece.status}`),
  details: evidence.flatMap((piece) => (piece.status === 'failed' ? [piece.detail] : [])),
  grownMiB: Math.ceil((most - before) / 2 ** 20),
};
process.stdout.write(`${JSON.stringify(visited)}\n`);
