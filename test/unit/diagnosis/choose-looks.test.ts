import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Collector, defineCollector } from '../../../src/collectors/collector.ts';
import type { When } from '../../../src/collectors/when.ts';
import { aboutOf, chooseCollectors, MAX_FIRST_LOOKS } from '../../../src/diagnosis/choose-looks.ts';

function aCollector(name: string, when?: When): Collector<unknown> {
  return defineCollector({
    name,
    about: name,
    hides: name,
    trust: 'system',
    facts: z.unknown(),
    commands: [['true']],
    parse: () => undefined,
    ...(when && { when }),
  });
}

const collectors = [
  aCollector('smart', ['disk_health']),
  aCollector('core'),
  aCollector('volumes', ['disk_space', 'disk_health']),
  aCollector('top', ['cpu_load', 'memory']),
  aCollector('conntrack', ['network', 'resource_limits']),
  aCollector('nfs', { types: ['mount_nfs'], words: /\bnfs\b/i }),
  aCollector('deleted', 'lead'),
];

describe('chooseCollectors', () => {
  it.each([
    ['Root filesystem is full on web-03', 'No space left on device', ['core', 'volumes']],
    ['RAID degraded', 'mdadm reports a failing disk', ['smart', 'core', 'volumes']],
    ['Host is very slow', 'load average is 40', ['core', 'top']],
    ['Packet loss', 'connections time out since noon', ['core', 'conntrack']],
    ['Root filesystem is full on web-03', 'the nfs share is fine', ['core', 'volumes', 'nfs']],
    ['Please have a look', '', ['smart', 'core', 'volumes', 'top', 'conntrack']],
  ])('for "%s: %s" chooses %j', (title, text, expected) => {
    const chosen = chooseCollectors(aboutOf({ title, text }), collectors);

    expect(chosen.map(({ name }) => name)).toEqual(expected);
  });

  it('takes a kind that a person named instead of what the words say', () => {
    const chosen = chooseCollectors(aboutOf({ title: 'Disk is full', text: '', type: 'network' }), collectors);

    expect(chosen.map(({ name }) => name)).toEqual(['core', 'conntrack']);
  });

  it('is bounded, and leaves out what the least likely kind asks for before the rest', () => {
    const many = [
      ...Array.from({ length: 50 }, (_, index) => aCollector(`second-${index}`, ['network'])),
      aCollector('first', ['dns']),
      aCollector('core'),
    ];

    const chosen = chooseCollectors({ types: ['dns', 'network'], text: '' }, many).map(({ name }) => name);

    expect(chosen).toHaveLength(MAX_FIRST_LOOKS);
    expect(chosen).toEqual(expect.arrayContaining(['core', 'first', 'second-0']));
  });

  it('has in its core all that must be seen before a host is called healthy', () => {
    const names = chooseCollectors({ types: [], text: '' }).map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(['disk', 'inodes', 'memory', 'failed-units', 'clock', 'units']));
  });
});
