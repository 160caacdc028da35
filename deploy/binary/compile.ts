import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { openParts } from './parts.ts';

/** Run by the Node that goes into the executable, with a command of tai: keeps what Node compiled of each part, and of those the command
 * ran also the functions it came to. `TAI_PARTS` is their folder, `TAI_BUILT` the built file that looks for files of tai's own. */
const folder = process.env['TAI_PARTS'] ?? '';
const read = (name: string): Buffer | undefined =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined;
const parts = openParts(read, process.env['TAI_BUILT'] ?? '');

process.on('exit', () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
    const script = parts.scripts.get(name) ?? new Script(readFileSync(join(folder, name), 'utf8'), { filename: name });
    writeFileSync(join(folder, `${name}.compiled`), script.createCachedData());
  }
});
parts.load('main.js');
