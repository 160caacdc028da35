import { buildBinary } from './build.ts';
import { printFigures } from './figures.ts';

const root = new URL('../..', import.meta.url).pathname;
const binary = await buildBinary(root, `${root}dist/binary`);
await printFigures(binary, root);
