import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile, transform } from 'esbuild';
import { inkPanes } from './ink-panes.ts';
import { luaWasm } from './lua-wasm.ts';
import { wrapPart } from './parts.ts';

const NODE = { platform: 'node', target: 'node24', logLevel: 'error' } as const;

/** An import on demand becomes a call of `require`, which is ours. */
const COMMONJS = {
  format: 'cjs',
  define: { 'import.meta.url': 'bundleUrl' },
  supported: { 'dynamic-import': false },
} as const;

/** Native speed-ups that are not compiled (`ignore-scripts`), and clients of other databases than Redis: both are optional where they are asked for. */
const LEFT_OUT = ['cpu-features', '*.node', 'pg', 'redis', '@valkey/valkey-glide'];

/**
 * All of `dist` and its packages as some dozens of parts in `folder`, split where the code imports on demand, so that a command loads
 * only what it needs. They are ESM first, which esbuild can split, then CommonJS, which can be loaded from memory.
 * Not minified: an uncaught error prints the line it came from.
 */
export async function bundle(root: string, folder: string): Promise<Metafile> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    ...NODE,
    absWorkingDir: root,
    entryPoints: { main: 'dist/src/main.js' },
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    external: LEFT_OUT,
    loader: { '.wasm': 'binary' },
    plugins: [luaWasm, inkPanes],
    metafile: true,
  });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...NODE, ...COMMONJS });
    await writeFile(join(folder, basename(path)), wrapPart(code));
  }
  return metafile;
}

/** One file of this folder, with what it imports, as the CommonJS that Node runs. */
export async function bundleScript(source: string, outfile: string): Promise<string> {
  const entry = new URL(source, import.meta.url).pathname;
  await build({ ...NODE, entryPoints: [entry], outfile, bundle: true, format: 'cjs' });
  return outfile;
}
