import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ASSETS } from './assets.ts';
import { bundle } from './bundle.ts';
import { writeLicences } from './licences.ts';
import { findNode } from './node.ts';
import { run } from './run.ts';

/** The mark in Node's executable that is flipped once an application is inside. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Makes `tai`, one file that needs no Node, in this folder; beside it the licences of what is inside and the bundle with its map, to read
 * stack traces by. `dist` must be built. */
export async function buildBinary(root: string, folder: string): Promise<string> {
  const node = findNode(root);
  if (node === undefined) {
    throw new Error(`There is no node_modules/node-${process.platform}-${process.arch}; run: npm ci --include=optional`);
  }
  await mkdir(folder, { recursive: true });
  const main = join(folder, 'tai.cjs');
  await writeLicences(root, await bundle(root, main), node, join(folder, 'LICENCES'));

  const [config, blob, binary] = ['sea.json', 'sea.blob', 'tai'].map((name) => join(folder, name)) as [string, string, string];
  const assets = Object.fromEntries(Object.entries(ASSETS).map(([name, place]) => [name, join(root, place)]));
  // A small young generation, as in `npm start`.
  const settings = { main, output: blob, assets, useCodeCache: true, disableExperimentalSEAWarning: true, execArgv: ['--max-semi-space-size=1'] };
  await writeFile(config, JSON.stringify(settings));
  await run(node, ['--experimental-sea-config', config]);

  await rm(binary, { force: true });
  await copyFile(node, binary);
  await chmod(binary, 0o755);
  const postject = join(root, 'node_modules/postject/dist/cli.js');
  await run(node, [postject, binary, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE]);
  await Promise.all([config, blob].map((file) => rm(file)));
  return binary;
}
