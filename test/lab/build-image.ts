import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPublicKey } from './cache.ts';
import type { Image } from './image.ts';
import { notHere } from './not-here.ts';
import { mustRun } from './run-command.ts';

const HERE = new URL('images/', import.meta.url).pathname;
const DISK = '4G';

/** A disk and what is needed to start from it, all in one folder. */
export interface BuiltImage {
  readonly folder: string;
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** The host's public keys, as lines of known_hosts without the name. */
  readonly hostKeys: readonly string[];
  /** Of the machine's packages, for the scorecard. */
  readonly kernelVersion: string;
}

/** The image from the cache; built when it is not there or was built from something else. `say` tells what takes long. */
export async function openImage(
  image: Image,
  cache: string,
  controlKey: string,
  say: (text: string) => void,
): Promise<BuiltImage> {
  const folder = join(cache, `${image.name}-${await fingerprint(image, controlKey)}`);
  if (!existsSync(join(folder, 'complete'))) {
    if (process.getuid?.() !== 0)
      throw notHere(
        `the image ${image.name} is not built yet, which needs root: sudo npm run lab -- --build --image ${image.name}`,
      );
    say(`building the image ${image.name} (Debian ${image.suite}, ${image.packages.length} packages): some minutes`);
    await rm(folder, { recursive: true, force: true });
    await buildImage(image, cache, folder, controlKey);
  }
  return readImage(folder);
}

/** What an image is made of: another text here is another image. */
async function fingerprint(image: Image, controlKey: string): Promise<string> {
  const scripts = (await readdir(HERE)).filter((name) => name.startsWith('prepare-')).toSorted();
  const texts = await Promise.all(scripts.map((name) => readFile(join(HERE, name), 'utf8')));
  const parts = [JSON.stringify(image), DISK, await readPublicKey(controlKey), ...texts];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}

/** Debian's packages come from where apt of this machine is set up to get them, or from mmdebstrap's default. */
async function buildImage(image: Image, cache: string, folder: string, controlKey: string): Promise<void> {
  const work = await mkdtemp(join(cache, 'building-'));
  const root = join(work, 'root');
  const clean = (): void => rmSync(work, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    await getPackages([
      'mmdebstrap',
      '--quiet',
      '--variant=minbase',
      `--include=${image.packages.join(',')}`,
      image.suite,
      root,
    ]);
    await mustRun(['sh', join(HERE, image.prepare), root, await readPublicKey(controlKey)]);
    const [kernel, initrd] = await Promise.all([findBoot(root, 'vmlinuz-'), findBoot(root, 'initrd.img-')]);
    await mustRun(['cp', kernel, join(work, 'vmlinuz')]);
    await mustRun(['cp', initrd, join(work, 'initrd')]);
    await writeFile(join(work, 'kernel-version'), kernel.replace(/^.*vmlinuz-/, ''));
    await writeFile(join(work, 'host-keys'), await readHostKeys(root));
    await mustRun(['mke2fs', '-q', '-t', 'ext4', '-d', root, join(work, 'disk.raw'), DISK]);
    await rm(root, { recursive: true, force: true });
    await writeFile(join(work, 'complete'), '');
    await mkdir(cache, { recursive: true });
    await rename(work, folder);
  } finally {
    process.off('exit', clean);
    await rm(work, { recursive: true, force: true });
  }
}

async function getPackages(argv: readonly [string, ...string[]]): Promise<void> {
  await mustRun(argv).catch((cause: unknown) => {
    throw notHere(
      `Debian's packages could not be had: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  });
}

async function findBoot(root: string, prefix: string): Promise<string> {
  const name = (await readdir(join(root, 'boot'))).find((one) => one.startsWith(prefix));
  if (name === undefined) throw new Error(`no ${prefix}* in /boot of the image`);
  return join(root, 'boot', name);
}

async function readHostKeys(root: string): Promise<string> {
  const folder = join(root, 'etc/ssh');
  const names = (await readdir(folder)).filter((name) => /^ssh_host_\w+_key\.pub$/.test(name));
  const lines = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return lines.map((line) => line.split(' ').slice(0, 2).join(' ').trim()).join('\n');
}

async function readImage(folder: string): Promise<BuiltImage> {
  return {
    folder,
    disk: join(folder, 'disk.raw'),
    kernel: join(folder, 'vmlinuz'),
    initrd: join(folder, 'initrd'),
    hostKeys: (await readFile(join(folder, 'host-keys'), 'utf8')).split('\n'),
    kernelVersion: await readFile(join(folder, 'kernel-version'), 'utf8'),
  };
}
