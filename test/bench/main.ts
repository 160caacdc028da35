import { cpus } from 'node:os';
import { benchHosts } from './hosts.ts';
import { benchLimits } from './limits.ts';
import { benchModel } from './model.ts';
import { benchShrink } from './shrink.ts';
import { benchSsh } from './ssh.ts';
import { benchStart } from './start.ts';
import { say } from './table.ts';
import { benchWebhook } from './webhook.ts';

const BENCHES = {
  start: benchStart,
  webhook: benchWebhook,
  ssh: benchSsh,
  hosts: benchHosts,
  limits: benchLimits,
  shrink: benchShrink,
  model: benchModel,
};

/** Servers that were started end with us, by a signal too. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** `npm run bench`, or `npm run bench -- webhook`, `ssh`, `shrink`, `model`, `--quick`: prints tables, judges nothing. */
const words = new Set(process.argv.slice(2));
const quick = words.delete('--quick');
const unknown = [...words].filter((word) => !Object.hasOwn(BENCHES, word));
if (unknown.length > 0) {
  say(`not a bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}, and --quick`);
  process.exitCode = 2;
} else {
  const [cpu] = cpus();
  say(`Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? 'unknown processor'}, 127.0.0.1`);
  say('Read the figures as ratios within a table: client, server and Redis share these cores.');
  for (const [name, bench] of Object.entries(BENCHES)) if (words.size === 0 || words.has(name)) await bench(quick);
}
