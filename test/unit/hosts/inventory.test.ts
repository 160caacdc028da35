import { describe, expect, it } from 'vitest';
import { Host } from '../../../src/domain/host.ts';
import { createAllowList } from '../../../src/hosts/allow.ts';
import { findHosts } from '../../../src/hosts/find.ts';
import { toInventory } from '../../../src/hosts/inventory.ts';

const inventory = toInventory([
  { name: 'db-01.acme.com', aliases: ['db master', '10.1.1.5'], groups: ['databases'] },
  { name: 'web-03.acme.com', groups: ['web tier', 'web'] },
  { name: 'web-04.acme.com', groups: ['web tier', 'web'] },
  { name: 'mail.acme.com', aliases: [] },
  { name: 'localhost' },
]);

function find(text: string) {
  return findHosts({ title: '', text }, inventory);
}

describe('with an inventory', () => {
  it.each([
    ['The DB  master is slow', ['db-01.acme.com']],
    ['10.1.1.5 is down', ['db-01.acme.com']],
    ['web-03 hangs', ['web-03.acme.com']],
    ['the web tier is down', ['web-03.acme.com', 'web-04.acme.com']],
    ['all web are down', ['web-03.acme.com', 'web-04.acme.com']],
    ['databases are a hard topic, and so is the web', []],
    ['mail from the printer is slow', []],
    ['mail.acme.com is slow', ['mail.acme.com']],
    ['web-99 is down', ['web-99']],
  ])('%s', (text, hosts) => {
    expect(find(text).hosts).toEqual(hosts);
  });

  it.each([
    ['wbe-03 is down', 'wbe-03', 'web-03.acme.com'],
    ['web-3 is down', 'web-3', 'web-03.acme.com'],
    ['web-03.amce.com is down', 'web-03.amce.com', 'web-03.acme.com'],
    ['wweb-04 is down', 'wweb-04', 'web-04.acme.com'],
  ])('asks: %s', (text, written, likely) => {
    expect(find(text)).toEqual({ hosts: [], mentioned: [likely], unsure: [{ written, likely }] });
  });
});

describe('the word "inventory" in the allow-list', () => {
  it('allows its machines in the scopes of its rule, and never this one', () => {
    const allow = createAllowList([{ hosts: ['inventory'], scopes: ['jira:OPS'] }], inventory);
    const ask = (name: string, scope: string) => allow(Host.parse(name), scope);

    expect(ask('web-03.acme.com', 'jira:OPS')).toBe(true);
    expect(ask('web-03.acme.com', 'jira:WEB')).toBe(false);
    expect(ask('web-99', 'jira:OPS')).toBe(false);
    expect(ask('localhost', 'jira:OPS')).toBe(false);
    expect(ask('inventory', 'jira:OPS')).toBe(false);
  });

  it('is not implied by an inventory', () => {
    expect(createAllowList([], inventory)(Host.parse('web-03.acme.com'), 'jira:OPS')).toBe(false);
  });
});
