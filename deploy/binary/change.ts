import { readFile } from 'node:fs/promises';
import type { OnLoadResult, PluginBuild } from 'esbuild';

/** Changes the text of one file on its way into the bundle. A file that no longer has what is to be changed ends the build. */
export function change(build: PluginBuild, filter: RegExp, changes: readonly (readonly [string, string])[]): void {
  build.onLoad({ filter }, async ({ path }): Promise<OnLoadResult> => {
    let contents = await readFile(path, 'utf8');
    for (const [before, after] of changes) {
      if (!contents.includes(before)) return { errors: [{ text: `${path} no longer has: ${before}` }] };
      contents = contents.replaceAll(before, after);
    }
    return { contents, loader: 'js' };
  });
}
