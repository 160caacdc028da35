// Makes dist/binary/tai, one executable that needs no Node: esbuild bundles to CommonJS, Node's single executable
// applications take it in (https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html).
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inject } from 'postject';

const ROOT = new URL('..', import.meta.url).pathname;
const OUT = join(ROOT, 'dist', 'binary');
const BUNDLE = join(OUT, 'tai.cjs');
const BLOB = join(OUT, 'tai.blob');
const BINARY = join(OUT, 'tai');
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const NODE_MAJOR = 24;
const SCRIPTS = ['main.js', 'page.js', 'requests.js', 'view.js'];

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) {
  throw new Error(
    `the executable is made of the Node that runs this, which must be ${NODE_MAJOR} or newer: npm run build:binary`,
  );
}
await mkdir(OUT, { recursive: true });

const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const scripts = await Promise.all(
  SCRIPTS.map(async (name) => [name, await readFile(join(ROOT, 'dist/src/console/browser', name), 'utf8')]),
);

/** Modules that read files beside them, or that CommonJS can not hold, and what stands for them in one file. */
const INSTEAD = [
  [/src[/\\]cli[/\\]version\.ts$/, () => `export const readVersion = () => ${JSON.stringify(version)};`],
  [
    /src[/\\]console[/\\]scripts\.ts$/,
    () =>
      `const all = new Map(${JSON.stringify(scripts)}); export const readScript = async (name) => all.get(name) ?? '';`,
  ],
  [
    /workers[/\\]embedded-redis\.ts$/,
    () => `import { TaiError } from '../src/domain/errors.ts';
export async function openEmbeddedRedis() {
  throw new TaiError('REDIS_UNAVAILABLE', 'the one-file tai holds no Redis: install redis-server or valkey-server, or set REDIS_URL');
}`,
  ],
  // Both wait at their top level; the view loads yoga before ink instead.
  [
    /yoga-layout[/\\]dist[/\\]src[/\\]index\.js$/,
    () => `export default globalThis.__yoga; export * from './generated/YGEnums.js';`,
  ],
  [
    /ink[/\\]build[/\\]reconciler\.js$/,
    (text) => text.replaceAll(`process.env['DEV'] === 'true'`, 'false').replaceAll(/await import\([^)]*\)/g, '{}'),
  ],
  [
    /src[/\\]cli[/\\]run-tui\.ts$/,
    (text) =>
      text.replace(
        "const { tui } = await import('../tui/tui.ts');",
        "globalThis.__yoga = await (await import('yoga-layout/load')).loadYoga();\n    const { tui } = await import('../tui/tui.ts');",
      ),
  ],
];

const plugin = {
  name: 'one-file',
  setup({ onLoad }) {
    for (const [filter, instead] of INSTEAD) {
      onLoad({ filter }, async ({ path }) => {
        const before = await readFile(path, 'utf8');
        const contents = instead(before);
        if (contents === before) throw new Error(`${path} is not as it was: look at deploy/build-binary.mjs`);
        return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    }
  },
};

await build({
  entryPoints: [join(ROOT, 'src/main.ts')],
  outfile: BUNDLE,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: `node${NODE_MAJOR}`,
  sourcemap: 'linked',
  logLevel: 'error',
  plugins: [plugin],
  external: ['cpu-features', '*.node', 'pg', 'redis', '@valkey/valkey-glide', 'js-redis-server', 'react-devtools-core'],
  define: { 'import.meta.url': '__taiUrl', 'process.env.NODE_ENV': '"production"' },
  banner: { js: "const __taiUrl = require('node:url').pathToFileURL(process.execPath).href;" },
});

const config = join(OUT, 'sea.json');
await writeFile(
  config,
  JSON.stringify({ main: BUNDLE, output: BLOB, disableExperimentalSEAWarning: true, useCodeCache: true }),
);
run(process.execPath, ['--experimental-sea-config', config]);
await copyFile(process.execPath, BINARY);
await chmod(BINARY, 0o755);
await inject(BINARY, 'NODE_SEA_BLOB', await readFile(BLOB), { sentinelFuse: FUSE });

run(BINARY, ['--version']);
const times = Array.from({ length: 5 }, () => {
  const startedAt = performance.now();
  run(BINARY, ['--help']);
  return performance.now() - startedAt;
});
const mebibytes = Math.round((await stat(BINARY)).size / 2 ** 20);
process.stdout.write(
  `${BINARY}: ${mebibytes} MiB, tai ${version}, --help in ${Math.round(Math.min(...times))} ms at best\n`,
);

function run(program, words) {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${stderr}`);
}
