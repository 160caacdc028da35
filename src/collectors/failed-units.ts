import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { findOpenrcUnits } from './openrc.ts';
import { parseUnits, Unit } from './systemctl.ts';

const Facts = z.object({ units: z.array(Unit) });

export const failedUnits = defineCollector({
  name: 'failed-units',
  about: 'Units that systemd, or services that OpenRC, counts as failed or crashed',
  hides: 'failed services',
  trust: 'system',
  facts: Facts,
  commands: [
    ['systemctl', 'list-units', '--state=failed', '--all', '--full', '--plain', '--no-legend', '--no-pager'],
    ['rc-status', '--crashed'], // Prints nothing and ends with 1 when none has.
    ['ls', '-1', '/run/openrc/failed', '/run/openrc/started'],
  ],
  recognises: [/^systemctl\b.*\s(?:--failed|--state[= ]failed)\b/, /^rc-status\b/],
  parse: (lines) => ({
    units: findOpenrcUnits(lines) ?? parseUnits(lines).filter(({ active }) => active === 'failed'),
  }),
  keep: (facts) => facts.units.map(({ line }) => line),
});
