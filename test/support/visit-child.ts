import { z } from 'zod';
import { type OpensshSettings, openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh, type SshSettings } from '../../integrations/ssh/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Visited } from './visit.ts';

/** What a visit is told, as JSON in the first argument. */
const Visit = z.object({
  host: z.string(),
  to: z.discriminatedUnion('transport', [
    z.object({ transport: z.literal('ssh2'), settings: z.custom<SshSettings>() }),
    z.object({ transport: z.literal('openssh'), settings: z.custom<OpensshSettings>() }),
  ]),
});
const [, , told = ''] = process.argv;
const { host, to } = Visit.parse(JSON.parse(told));
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);

const shell = to.transport === 'ssh2' ? openSsh(to.settings) : openOpenssh(to.settings);
const ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'It is slow',
  text: 'everything',
  hosts: [parseHost(host)],
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
