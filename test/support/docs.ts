import { readFile, writeFile } from 'node:fs/promises';
import { commandsTable } from '../../src/gate/commands-table.ts';

export const READ_ONLY = new URL('../../docs/read-only.md', import.meta.url);
const BETWEEN = /(<!-- commands: [^>]*-->\n)[^]*?(<!-- end of commands -->)/;

/** The page with the commands of today's catalogue between its markers. */
export async function readOnlyPage(): Promise<string> {
  const page = await readFile(READ_ONLY, 'utf8');
  if (!BETWEEN.test(page)) throw new Error('docs/read-only.md has lost its markers');
  return page.replace(BETWEEN, (_all, begin: string, end: string) => `${begin}${commandsTable()}\n${end}`);
}

if (process.argv[1] === import.meta.filename) await writeFile(READ_ONLY, await readOnlyPage());
