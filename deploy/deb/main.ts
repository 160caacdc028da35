import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildDeb } from './build.ts';

const root = new URL('../..', import.meta.url).pathname;
const file = await buildDeb(root, `${root}dist`);
process.stdout.write(`${relative(process.cwd(), file)}: ${((await stat(file)).size / 1e6).toFixed(1)} MB\n`);
