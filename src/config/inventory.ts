import { parse as parseYaml, YAMLParseError } from 'yaml';
import { type Inventory, toInventory } from '../hosts/inventory.ts';
import { fromAnsibleIni } from './inventory-ini.ts';
import { fromHostLines, fromSshConfig } from './inventory-lines.ts';
import { InventoryError, type WrittenMachine } from './inventory-machine.ts';
import { fromYaml } from './inventory-yaml.ts';

/** One file of an inventory, as it was read. */
export interface InventoryFile {
  readonly name: string;
  readonly text: string;
}

/**
 * One inventory of several files, of each form there is: a YAML list, an Ansible inventory in YAML or INI, an ssh_config, or
 * names one to a line. Throws InventoryError with "file:line: what is wrong" for the first line that can not be read.
 */
export function parseInventory(files: readonly InventoryFile[]): Inventory {
  return toInventory(files.flatMap(machinesOf));
}

function machinesOf({ name, text }: InventoryFile): readonly WrittenMachine[] {
  if (/\.(?:ya?ml|json)$/i.test(name) || /^(?:---|- |\w[\w -]*:\s*$)/m.test(text)) return readYaml(name, text);
  if (/^\s*\[[^\]\n]+\]\s*(?:#.*)?$|\bansible_\w+=/m.test(text)) return fromAnsibleIni(name, text);
  return /^\s*host\s/im.test(text) ? fromSshConfig(text) : fromHostLines(name, text);
}

function readYaml(name: string, text: string): readonly WrittenMachine[] {
  let document: unknown;
  try {
    document = parseYaml(text, { prettyErrors: true, maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new InventoryError(name, error.linePos?.[0].line ?? 1, error.message.split('\n', 1)[0] ?? 'is no YAML');
  }
  return fromYaml(name, text, document);
}
