import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { parseUnits, Unit } from './systemctl.ts';

const Facts = z.object({ units: z.array(Unit) });

export const failedUnits = defineCollector({
  name: 'failed-units',
  about: 'Units that systemd counts as failed',
  hides: 'failed services',
  trust: 'system',
  facts: Facts,
  commands: [['systemctl', 'list-units', '--state=failed', '--all', '--full', '--plain', '--no-legend', '--no-pager']],
  recognises: [/^systemctl\b.*\s(?:--failed|--state[= ]failed)\b/],
  parse: (lines) => ({ units: parseUnits(lines).filter(({ active }) => active === 'failed') }),
  keep: (facts) => facts.units.map(({ line }) => line),
});
