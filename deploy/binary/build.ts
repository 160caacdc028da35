import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ASSETS } from './assets.ts';
import { bundle, bundleScript } from './bundle.ts';
import { writeLicences } from './licences.ts';
import { findNode } from './node.ts';
import { run } from './run.ts';

/** The mark in Node's executable that is flipped once an application is inside. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** A small young generation, as in `npm start`. */
const NODE_OPTIONS = ['--max-semi-space-size=1'];

/** Makes `tai`, one file that needs no Node, in this folder, and beside it the licences of what is inside. `dist` must be built. */
export async function buildBinary(root: string, folder: string): Promise<string> {
  const node = findNode(root);
  if (node === undefined) {
    throw new Error(
      `There is no node_modules/node-${process.platform}-${process.arch}; run: npm ci --include=optional`,
    );
  }
  await mkdir(folder, { recursive: true });
  const work = join(folder, 'parts');
  await writeLicences(root, await bundle(root, work), node, join(folder, 'LICENCES'));
  const compile = await bundleScript('./compile.ts', join(folder, 'compile.cjs'));
  await run(node, [...NODE_OPTIONS, compile, '--help'], {
    TAI_PARTS: work,
    TAI_BUILT: join(root, 'dist/src/main.js'),
  });

  const binary = join(folder, 'tai');
  await rm(binary, { force: true });
  await copyFile(node, binary);
  await chmod(binary, 0o755);
  // Smaller by an eighth; where there is no `strip`, the names of Node's functions stay in.
  await run('strip', [binary]).catch(() => '');
  await inject(root, node, binary, work);
  await Promise.all([compile, work].map((path) => rm(path, { recursive: true })));
  return binary;
}

async function inject(root: string, node: string, binary: string, work: string): Promise<void> {
  const parts = (await readdir(work)).map((name) => [name, join(work, name)]);
  const own = Object.entries(ASSETS).map(([name, place]) => [name, join(root, place)]);
  const output = join(work, 'blob');
  const settings = {
    main: await bundleScript('./entry.ts', join(work, 'entry.cjs')),
    output,
    assets: Object.fromEntries([...parts, ...own]),
    useCodeCache: true,
    disableExperimentalSEAWarning: true,
    execArgv: NODE_OPTIONS,
  };
  const config = join(work, 'sea.json');
  await writeFile(config, JSON.stringify(settings));
  await run(node, ['--experimental-sea-config', config]);
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
  await run(node, [postject, binary, 'NODE_SEA_BLOB', output, '--sentinel-fuse', FUSE]);
}
