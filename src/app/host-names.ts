import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { parseInventory } from '../config/inventory.ts';
import { InventoryError } from '../config/inventory-machine.ts';
import { TaiError } from '../domain/errors.ts';
import { findHost } from '../domain/host.ts';
import { readInventory } from './inventory.ts';

/** Names a person may mean: of the inventory, of ssh_config and of `ssh.hosts`. For completion: what can not be read is left out. */
export function listHostNames(config: Pick<Config, 'hosts' | 'ssh'>): readonly string[] {
  const files = config.ssh.ignoreSshConfig ? [] : [join(homedir(), '.ssh', 'config'), '/etc/ssh/ssh_config'];
  const machines = [
    ...machinesOf(() => readInventory(config)),
    ...files.flatMap((file) => machinesOf(() => readOne(file))),
  ];
  const names = [...machines.flatMap(({ name, aliases }) => [name, ...aliases]), ...Object.keys(config.ssh.hosts)];
  return [...new Set(names.filter((name) => findHost(name) !== undefined))].toSorted();
}

function readOne(file: string) {
  return parseInventory([{ name: file, text: readFileSync(file, 'utf8') }]);
}

function machinesOf(read: () => ReturnType<typeof readInventory>) {
  try {
    return read().machines;
  } catch (error) {
    const isUnread = error instanceof TaiError || error instanceof InventoryError;
    if (isUnread || (error instanceof Error && 'code' in error)) return [];
    throw error;
  }
}
