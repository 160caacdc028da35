import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export async function readVersion(root: string): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
    .version;
}
