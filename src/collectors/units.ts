import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { parseUnits, Unit } from './systemctl.ts';

const Facts = z.object({ units: z.array(Unit) });

/** systemctl(1). Every unit in memory: what runs, what failed, what is waited for. */
export const units = defineCollector({
  name: 'units',
  about: 'Services, sockets, timers and mounts, and the state of each',
  hides: 'which services run',
  trust: 'system',
  facts: Facts,
  slow: true,
  commands: [
    [
      'systemctl',
      'list-units',
      '--all',
      '--full',
      '--plain',
      '--no-legend',
      '--no-pager',
      '--type=service,socket,timer,mount,automount,path,swap',
    ],
  ],
  parse: (lines) => ({ units: parseUnits(lines) }),
  keep: (facts) =>
    facts.units.filter(({ active }) => active === 'failed' || active === 'activating').map(({ line }) => line),
});
