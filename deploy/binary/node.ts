import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The Node that becomes part of the executable: the official build for this machine, which npm brings as an optional package. */
export function findNode(root: string): string | undefined {
  const file = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  return existsSync(file) ? file : undefined;
}
