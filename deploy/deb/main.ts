import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildDeb } from './build.ts';

// Folders of a package are open to all, whatever they are to whoever builds it.
process.umask(0o022);
const root = new URL('../..', import.meta.url).pathname;
const file = await buildDeb(root, `${root}dist`);
process.stdout.write(`${relative(process.cwd(), file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB\n`);
