import { expandName, InventoryError, type WrittenMachine } from './inventory-machine.ts';

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;
/** What every hosts(5) file has, and what is no machine. */
const OF_HOSTS_FILE = /^(?:localhost|ip6-|broadcasthost)/i;

/** Names one to a line, with further names of the same machine behind it; or lines of hosts(5), which begin with the address. */
export function fromHostLines(file: string, text: string): readonly WrittenMachine[] {
  return text.split('\n').flatMap((line, index) => {
    const words = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/[\s,]+/)
      .filter((word) => word !== '');
    const [first = '', ...rest] = words;
    if (first === '') return [];
    const names = ADDRESS.test(first) && rest.length > 0 ? [...rest, first] : words;
    const [name = '', ...aliases] = names;
    if (OF_HOSTS_FILE.test(name)) return [];
    const expanded = expandName(name, (reason) => new InventoryError(file, index + 1, reason));
    return expanded.map((one) => ({ name: one, aliases: expanded.length === 1 ? aliases : [] }));
  });
}

/** Each Host of an ssh_config that is no pattern, with its HostName as another name. */
export function fromSshConfig(text: string): readonly WrittenMachine[] {
  const machines: WrittenMachine[] = [];
  let names: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = /^\s*(\w+)\s*[=\s]\s*(.*?)\s*$/.exec(line.replace(/^\s*#.*$/, '')) ?? [];
    const word = key.toLowerCase();
    if (word === 'host') {
      names = value
        .replaceAll('"', '')
        .split(/\s+/)
        .filter((name) => /^[\w.:-]+$/.test(name));
      machines.push(...toMachine(names));
    } else if (word === 'match') names = [];
    else if (word === 'hostname' && !value.includes('%')) machines.push(...toMachine(names, value.toLowerCase()));
  }
  return machines;
}

/** The first name is what ssh_config is written for, so it is what is logged in to. */
function toMachine(names: readonly string[], hostName?: string): readonly WrittenMachine[] {
  const [name, ...aliases] = names;
  if (name === undefined) return [];
  return [{ name, aliases: hostName === undefined || names.length > 1 ? aliases : [...aliases, hostName] }];
}
