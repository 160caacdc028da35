import type { Metafile } from 'esbuild';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The licence texts of Node and of each package that went into the bundle. */
export async function writeLicences(root: string, { inputs }: Metafile, node: string, file: string): Promise<void> {
  const folders = Object.keys(inputs).flatMap((input) => PACKAGE.exec(input)?.[1] ?? []);
  const all = [...new Set(folders)].toSorted().map((folder) => join(root, folder));
  const texts = await Promise.all([dirname(dirname(node)), ...all].map(describe));
  await writeFile(file, texts.join('\n\n'));
}

async function describe(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const names = (await readdir(folder))
    .filter((one) => /^(?:licen[cs]e|copying|notice|third_party)/i.test(one))
    .toSorted();
  const texts = await Promise.all(names.map((one) => readFile(join(folder, one), 'utf8')));
  return [`${'='.repeat(78)}\n${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}
