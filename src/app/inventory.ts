import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { parseInventory } from '../config/inventory.ts';
import { InventoryError } from '../config/inventory-machine.ts';
import { TaiError } from '../domain/errors.ts';
import type { Inventory } from '../hosts/inventory.ts';

/** Reads the inventory's files, once, at the start. Throws CONFIG_INVALID with the file and line of what can not be read. */
export function readInventory({ hosts }: Pick<Config, 'hosts'>): Inventory {
  const files = hosts.inventory.map((file) => ({ name: file, text: readText(file) }));
  try {
    return parseInventory(files);
  } catch (error) {
    if (!(error instanceof InventoryError)) throw error;
    throw new TaiError('CONFIG_INVALID', `hosts.inventory: ${error.message}`, error);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file.startsWith('~/') ? join(homedir(), file.slice(2)) : resolve(file), 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new TaiError('CONFIG_INVALID', `hosts.inventory: ${file} can not be read (${reason})`, cause);
  }
}
