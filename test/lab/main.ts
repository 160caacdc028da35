import { readFileSync } from 'node:fs';
import { TaiError } from '../../src/domain/errors.ts';
import { findAccelerator } from './accelerator.ts';
import { type BuiltImage, openImage } from './build-image.ts';
import { cacheFolder, type Keys, openKeys } from './cache.ts';
import { type Fault, loadFaults } from './fault.ts';
import { IMAGES, type ImageName } from './image.ts';
import { openMachine, type Place } from './machine.ts';
import { checkPrograms } from './needs.ts';
import { type Options, readOptions } from './options.ts';
import { keepResult, loadResults } from './kept-results.ts';
import type { Accelerator } from './qemu.ts';
import { mustRun } from './run-command.ts';
import { runFault } from './run-fault.ts';
import { isNotHere } from './not-here.ts';
import { breaksPromise, type Result } from './score.ts';
import { toScorecard, writeScorecard } from './scorecard.ts';
import { type Failed, toTable } from './table.ts';

const MEMORY_MIB = 1024;
/** The exit code where the lab could not be begun, for `.ci/run` to tell from a run that failed. */
const NOT_HERE = 3;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Machines that were started end with us, by a signal too. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** What is built and found out once for all runs. */
interface Lab {
  readonly keys: Keys;
  readonly images: ReadonlyMap<ImageName, BuiltImage>;
  readonly accelerator: Accelerator;
}

try {
  const options = readOptions(process.argv.slice(2));
  const all = await loadFaults(options.names);
  const faults = all.filter(({ image }) => options.image === undefined || options.image === image);
  if (options.does === 'list') list(faults);
  else await work(faults, options);
} catch (error) {
  if (!(error instanceof TaiError || isNotHere(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = isNotHere(error) ? NOT_HERE : 2;
}

function list(faults: readonly Fault[]): void {
  for (const { name, image, class: fault } of faults) say(`${name.padEnd(36)} ${image.padEnd(8)} ${fault}`);
}

async function work(faults: readonly Fault[], options: Options): Promise<void> {
  checkPrograms();
  const lab = await openLab(faults);
  say(`${faults.length} faults, ${lab.accelerator === 'kvm' ? 'KVM' : 'no working KVM: emulation'}`);
  if (options.does === 'build') return bootEach(lab);
  if (options.does === 'write') return writeCard(lab, faults);

  const results: Result[] = [];
  const failed: Failed[] = [];
  for (const fault of faults) {
    const ended = await runOne(fault, lab, options);
    if (ended.kind === 'ran') results.push(ended.result);
    if (ended.kind === 'failed') failed.push(ended.failed);
  }
  say(`\n${toTable(results, failed)}`);
  // What tai makes of a fault is for people to read. That it cries wolf or changes something is not.
  if (failed.length > 0 || results.some(breaksPromise)) process.exitCode = 1;
}

type Ended = { readonly kind: 'ran'; readonly result: Result } | { readonly kind: 'failed'; readonly failed: Failed };

async function runOne(fault: Fault, lab: Lab, options: Options): Promise<Ended> {
  const keep = async (how: Ended): Promise<void> => {
    const kept = { at: new Date().toISOString(), way: options.jira ? 'jira' : 'terminal', ...how } as const;
    await keepResult(cacheFolder(process.env), fault, kept);
  };
  try {
    const looked = await runFault(fault, placeOf(lab, fault), { ...options, say });
    await keep({ kind: 'ran', result: looked.result });
    if (options.json) say(JSON.stringify(looked.run, undefined, 2));
    return { kind: 'ran', result: looked.result };
  } catch (error) {
    const failed = { name: fault.name, reason: error instanceof Error ? error.message : String(error) };
    await keep({ kind: 'failed', failed });
    say(`${fault.name}: NOT RUN: ${String(error)}`);
    return { kind: 'failed', failed };
  }
}

async function openLab(faults: readonly Fault[]): Promise<Lab> {
  const cache = cacheFolder(process.env);
  const keys = await openKeys(cache);
  const images = new Map<ImageName, BuiltImage>();
  for (const name of new Set(faults.map(({ image }) => image))) {
    images.set(name, await openImage(IMAGES[name], cache, keys.control, say));
  }
  const [first] = images.values();
  if (first === undefined)
    throw new TaiError('CONFIG_INVALID', 'no fault to run; npm run lab -- --list shows them all');
  return { keys, images, accelerator: await findAccelerator(first) };
}

function placeOf({ keys, images, accelerator }: Lab, fault: Pick<Fault, 'image' | 'memoryMiB'>): Place {
  const built = images.get(fault.image);
  if (built === undefined) throw new Error(`the image ${fault.image} was not opened`);
  return { image: IMAGES[fault.image], built, keys, accelerator, memoryMiB: fault.memoryMiB ?? MEMORY_MIB };
}

async function writeCard(lab: Lab, faults: readonly Fault[]): Promise<void> {
  const results = await loadResults(cacheFolder(process.env), faults);
  await writeScorecard(toScorecard(results, await circumstances(lab)));
}

async function bootEach(lab: Lab): Promise<void> {
  for (const image of lab.images.keys()) {
    const startedAt = Date.now();
    await (await openMachine(placeOf(lab, { image, memoryMiB: MEMORY_MIB }))).close();
    say(`${image}: up after ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  }
}

async function circumstances({ images, accelerator }: Lab) {
  const qemu = await mustRun(['qemu-system-x86_64', '--version']);
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return {
    tai: String(Reflect.get(Object(manifest), 'version')),
    qemu: /^QEMU emulator version \S+/.exec(qemu)?.[0] ?? 'QEMU',
    accelerator,
    images: [...images].map(([name, built]) => `${name}: ${IMAGES[name].suite}, Linux ${built.kernelVersion}`),
  };
}
