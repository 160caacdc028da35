import { createRequire } from 'node:module';
import { z } from 'zod';

/** From `package.json`, two folders above the built file and the source alike. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(
    createRequire(import.meta.url)(import.meta.url.includes('/dist/') ? '../../../package.json' : '../../package.json'),
  ).version;
