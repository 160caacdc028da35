import { build, type Metafile } from 'esbuild';
import { luaWasm } from './lua-wasm.ts';

/** Native speed-ups that are not compiled (`ignore-scripts`), and clients of other databases than Redis: both are optional where they are asked for. */
const LEFT_OUT = ['cpu-features', '*.node', 'pg', 'redis', '@valkey/valkey-glide'];

/** All of `dist` and its packages as one CommonJS file, the only form a single executable with a code cache takes. Commands still load
 * only what they need: esbuild keeps an import on demand as one. Not minified, as an uncaught error prints the line it came from. */
export async function bundle(root: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['dist/src/main.js'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: LEFT_OUT,
    loader: { '.wasm': 'binary' },
    plugins: [luaWasm],
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'bundleUrl' },
    sourcemap: 'external',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}
