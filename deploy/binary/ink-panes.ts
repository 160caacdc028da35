import type { Plugin } from 'esbuild';
import { change } from './change.ts';

/** Ink waits at the top of three modules, which CommonJS can not: for its layout engine, which `tai tui` here loads before Ink,
 * and for tools of its developers, which are left out. */
export const inkPanes: Plugin = {
  name: 'ink-panes',
  setup(build) {
    change(build, /\/yoga-layout\/dist\/src\/index\.js$/, [
      ['const Yoga = wrapAssembly(await loadYoga());', 'const Yoga = globalThis.taiYoga;'],
    ]);
    change(build, /\/dist\/src\/cli\/run-tui\.js$/, [
      [
        "const { tui } = await import('../tui/tui.js');",
        "globalThis.taiYoga = await (await import('yoga-layout/load')).loadYoga();\nconst { tui } = await import('../tui/tui.js');",
      ],
    ]);
    change(build, /\/ink\/build\/reconciler\.js$/, [["process.env['DEV'] === 'true'", 'false']]);
  },
};
