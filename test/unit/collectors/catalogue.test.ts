import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCatalogued } from '../../../src/collectors/catalogue.ts';
import { stemOf, UnitName } from '../../../src/collectors/unit-name.ts';

const SHOW_FILE = ['systemctl', 'cat', '--no-pager', '--'] as const;

describe('isCatalogued', () => {
  it.each([
    [['systemctl', 'stop', 'nginx.service']],
    [['systemctl', 'cat', '--no-pager', 'nginx.service']],
    [[...SHOW_FILE, 'nginx.service', '--now']],
    [['journalctl', '--no-pager', '--vacuum-time=1s']],
    [['dmesg', '--clear']],
    [['sh', '-c', 'df']],
    [['cat', '/etc/shadow']],
    [['/bin/cat', '/proc/uptime']],
  ] as const)('refuses %j', (argv) => {
    const known = isCatalogued(argv);

    expect(known).toBe(false);
  });

  it('permits a unit where a unit belongs', () => {
    const known = isCatalogued([...SHOW_FILE, 'postgresql@15-main.service']);

    expect(known).toBe(true);
  });

  it.each([
    '--root=/tmp/x.service',
    '-.mount',
    'a*.service',
    'a b.service',
    'a.service;id',
    '$(id).service',
    '../x.service',
    'a..b.service',
    'a..service',
    'nginx',
    'a\\x2d.mount',
    '',
  ])('permits nothing else in that place: %s', (word) => {
    const known = isCatalogued([...SHOW_FILE, word]);

    expect(known).toBe(false);
  });

  it('knows a unit by harmless characters only, whatever the text', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const name = `${text}.service`;

        const known = isCatalogued([...SHOW_FILE, name]);

        expect(known).toBe(/^[A-Za-z0-9](\.?[A-Za-z0-9:_@-])*$/.test(text) && name.length <= 200);
      }),
    );
  });
});

describe('stemOf', () => {
  it.each([
    ['nginx.service', 'nginx'],
    ['postgresql@15-main.service', 'postgresql'],
    ['php8.1-fpm.service', 'php8.1-fpm'],
  ])('calls %s %s', (name, expected) => {
    const stem = stemOf(UnitName.parse(name));

    expect(stem).toBe(expected);
  });
});
