import { readFile } from 'node:fs/promises';

/** One of the page's scripts, as the build made it. The one-file program holds them itself (deploy/build-binary.mjs). */
export async function readScript(name: string): Promise<string> {
  return readFile(new URL(`./browser/${name}`, import.meta.url), 'utf8');
}
