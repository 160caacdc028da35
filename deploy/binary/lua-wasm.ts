import type { Plugin } from 'esbuild';
import { change } from './change.ts';

/** The embedded Redis runs Lua in WebAssembly, which its package looks for in files beside its own: here both become part of the bundle. */
export const luaWasm: Plugin = {
  name: 'lua-wasm',
  setup(build) {
    change(build, /lua-redis-wasm\/dist\/index\.node\.mjs$/, [
      ['await import(moduleUrl)', "await import('./redis_lua.mjs')"],
      ['new Uint8Array(await readFile(wasmPath))', "(await import('./redis_lua.wasm')).default"],
    ]);
  },
};
