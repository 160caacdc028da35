import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The embedded Redis runs Lua in WebAssembly, which its package looks for in files beside its own: here both become part of the bundle. */
const CHANGES = [
  ['await import(moduleUrl)', "await import('./redis_lua.mjs')"],
  ['new Uint8Array(await readFile(wasmPath))', "(await import('./redis_lua.wasm')).default"],
] as const;

export const luaWasm: Plugin = {
  name: 'lua-wasm',
  setup(build) {
    build.onLoad({ filter: /lua-redis-wasm\/dist\/index\.node\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [before, after] of CHANGES) {
        if (!contents.includes(before)) return { errors: [{ text: `${path} no longer has: ${before}` }] };
        contents = contents.replace(before, after);
      }
      return { contents, loader: 'js' };
    });
  },
};
