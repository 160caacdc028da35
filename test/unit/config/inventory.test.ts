import { describe, expect, it } from 'vitest';
import { parseInventory } from '../../../src/config/inventory.ts';

function read(name: string, lines: readonly string[]) {
  const { machines } = parseInventory([{ name, text: lines.join('\n') }]);
  return machines.map((one) => [one.name, one.aliases.join(','), one.groups.join(',')].join('|'));
}

describe('an inventory is read from', () => {
  it('a list in YAML', () => {
    const lines = ['- {name: DB-01.acme.com, aliases: [db master], groups: databases}', '- web[08:10].acme.com'];

    expect(read('hosts.yaml', lines)).toEqual([
      'db-01.acme.com|db master|databases',
      'web08.acme.com||',
      'web09.acme.com||',
      'web10.acme.com||',
    ]);
  });

  it('an Ansible inventory in INI', () => {
    const lines = [
      'mail.acme.com ansible_host=10.1.1.9 # the old one',
      'localhost ansible_connection=local',
      '[app]',
      'app[a:b].acme.com:2222 x=1',
      '[eu:children]',
      'app',
      '[eu:vars]',
      'y=[2]',
    ];

    expect(read('hosts', lines)).toEqual([
      'mail.acme.com|10.1.1.9|ungrouped',
      'appa.acme.com||app,eu',
      'appb.acme.com||app,eu',
    ]);
  });

  it('an Ansible inventory in YAML', () => {
    const lines = [
      'all:',
      '  hosts:',
      '    gw-1:',
      '      ansible_host: 10.0.0.1',
      '  children:',
      '    db:',
      '      hosts: {"db[1:2]": {}}',
    ];

    expect(read('inventory.yml', lines)).toEqual(['gw-1|10.0.0.1|all', 'db1||db,all', 'db2||db,all']);
  });

  it('an ssh_config', () => {
    const lines = [
      'Host gw-1 edge',
      '  HostName gw-1.acme.com',
      'Host *.acme.com !x',
      'Host db-9',
      'HostName 10.9.9.9',
    ];

    expect(read('config', lines)).toEqual(['gw-1|edge|', 'db-9|10.9.9.9|']);
  });

  it('names one to a line, and a hosts file', () => {
    expect(read('list.txt', ['# ours', 'web-1.acme.com', '', 'web-2 shop'])).toEqual([
      'web-1.acme.com||',
      'web-2|shop|',
    ]);
    expect(read('hosts', ['127.0.0.1 localhost', '10.0.0.5 db-1.acme.com db-1'])).toEqual([
      'db-1.acme.com|db-1,10.0.0.5|',
    ]);
  });

  it('several files, the same machine once', () => {
    const { machines } = parseInventory([
      { name: 'a.yaml', text: '- {name: web-1, aliases: [shop]}' },
      { name: 'b.txt', text: 'WEB-1 store' },
    ]);

    expect(machines).toEqual([{ name: 'web-1', aliases: ['shop', 'store'], groups: [] }]);
  });
});

describe('what can not be read is named by file and line:', () => {
  it.each([
    ['a.yaml', ['- web-1', '- {name: x, colour: red}'], 'a.yaml:2: is no machine'],
    ['a.yaml', ['- web-1', '- -oProxyCommand=id'], "a.yaml:2: '-oProxyCommand=id' is no name"],
    ['a.yaml', ['all:', '  hosts: [a'], 'a.yaml:'],
    ['a.yaml', ['all: 7'], 'a.yaml:1: is no list'],
    ['h.ini', ['[web]', 'web[5:1]'], "h.ini:2: '[5:1]' counts down"],
    ['h.ini', ['[web', 'x ansible_host=1'], "h.ini:1: '[web' is no heading"],
    ['h.ini', ['[web]', 'web[1:9999]'], 'h.ini:2:'],
    ['h.txt', ['web-1', 'web 1; rm', '$(id)'], "h.txt:3: '$(id)' is no name"],
  ])('%s %j', (name, lines, message) => {
    expect(() => read(name, lines)).toThrow(message);
  });
});
