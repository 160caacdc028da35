/**
 * A worker process that logs in, for tests: `login-child.ts <settings as JSON>`. Opens the host so many times at once, then
 * once more, and prints "<code>" for each, "in" for a login that stands, then "done".
 */
import { z } from 'zod';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { TaiError } from '../../src/domain/errors.ts';
import { parseHost } from '../../src/domain/host.ts';
import { openRefusals } from '../../workers/refusals.ts';
import { silent } from './log.ts';

const Settings = z.object({
  redis: z.record(z.string(), z.union([z.string(), z.number()])),
  ssh: z.object({
    user: z.string(),
    port: z.int(),
    identityFiles: z.array(z.string()),
    knownHostsFiles: z.array(z.string()),
    connectTimeoutMs: z.int(),
  }),
  times: z.int(),
});

const FOR_MS = 60_000;

const { redis, ssh, times } = Settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const refusals = openRefusals(redis, { forMs: FOR_MS, own: createRefusals(FOR_MS) }, silent);
const shell = openSsh({ ...ssh, hostKeys: 'accept-new', hosts: {} }, refusals);

async function tryOnce(): Promise<void> {
  try {
    await shell.open(parseHost('127.0.0.1'), AbortSignal.timeout(15_000));
    process.stdout.write('in\n');
  } catch (error) {
    process.stdout.write(`${error instanceof TaiError ? error.code : String(error)}\n`);
  }
}

await Promise.all(Array.from({ length: times - 1 }, tryOnce));
await tryOnce();
await shell.close();
await refusals.close();
process.stdout.write('done\n');
