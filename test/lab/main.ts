import { parseArgs } from 'node:util';
import { findAccelerator } from './accelerator.ts';
import { openImage } from './build-image.ts';
import { cacheFolder, openKeys } from './cache.ts';
import { type Fault, loadFaults } from './fault.ts';
import { IMAGES, ImageName } from './image.ts';
import type { Accelerator } from './qemu.ts';
import { runFault } from './run-fault.ts';
import type { Result } from './score.ts';
import { type Failed, toTable } from './table.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, image: { type: 'string' }, json: { type: 'boolean' } },
});

/** Servers that were started end with us, by a signal too. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const image = values.image === undefined ? undefined : ImageName.parse(values.image);
const faults = (await loadFaults(positionals)).filter((fault) => image === undefined || fault.image === image);
if (values.list === true)
  for (const fault of faults) say(`${fault.name.padEnd(36)} ${fault.image.padEnd(8)} ${fault.class}`);
else await runAll(faults);

async function runAll(all: readonly Fault[]): Promise<void> {
  const cache = cacheFolder(process.env);
  const keys = await openKeys(cache);
  let accelerator: Accelerator | undefined;
  const results: Result[] = [];
  const failed: Failed[] = [];
  for (const fault of all) {
    try {
      const built = await openImage(IMAGES[fault.image], cache, keys.control, say);
      accelerator ??= await findAccelerator(built);
      const place = { image: IMAGES[fault.image], built, keys, accelerator, memoryMiB: fault.memoryMiB ?? 1024 };
      const { result, triage } = await runFault(fault, place, say);
      results.push(result);
      if (values.json === true) say(JSON.stringify(triage.run, undefined, 2));
    } catch (error) {
      failed.push({ name: fault.name, reason: String(error) });
      say(`${fault.name}: ${String(error)}`);
    }
  }
  say(`\n${toTable(results, failed)}`);
  if (failed.length > 0) process.exitCode = 1;
}
