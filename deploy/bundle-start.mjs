// Makes one file of all that is loaded before a command is known: the parser and the definitions of the commands. What a command
// then loads stays as the compiler made it. Read from disk as some twenty modules, the start would take half as long again.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

const ROOT = new URL('..', import.meta.url).pathname;
const OUT = join(ROOT, 'dist/src');
const MAIN = join(OUT, 'main.js');
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

const plugin = {
  name: 'start',
  setup({ onResolve, onLoad }) {
    // One class of errors for both halves: `instanceof` must hold across them.
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (kind !== 'dynamic-import' && !path.endsWith('/domain/errors.js')) return undefined;
      return { path: `./${relative(OUT, join(resolveDir, path))}`, external: true };
    });
    onLoad({ filter: /[/\\]cli[/\\]version\.js$/ }, () => ({
      contents: `export const readVersion = () => ${JSON.stringify(version)};`,
    }));
  },
};

await build({
  entryPoints: [MAIN],
  outfile: MAIN,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: 'linked',
  logLevel: 'error',
  plugins: [plugin],
});
