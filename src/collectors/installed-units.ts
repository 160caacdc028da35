import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  units: z.array(z.object({ name: z.string(), state: z.string(), line: z.int() })),
});

const ROW = /^(\S+\.(?:service|timer))\s+([a-z-]+)(?:\s|$)/;

/** A service that was stopped and disabled is not in systemd's memory any more; it still has its file. */
export const installedUnits = defineCollector({
  name: 'installed-units',
  about: 'Services and timers that are installed, and whether they start at boot',
  hides: 'services that are installed and not started',
  trust: 'system',
  facts: Facts,
  slow: true,
  commands: [['systemctl', 'list-unit-files', '--full', '--no-legend', '--no-pager', '--type=service,timer']],
  parse(lines) {
    const found = lines.flatMap(({ number, text }) => {
      const [, name, state] = ROW.exec(text) ?? [];
      return name && state ? [{ name, state, line: number }] : [];
    });
    if (found.length === 0) throw new Error('no unit in it');
    // A template is no unit until it is given an instance, and an alias is another unit's second name.
    return { units: found.filter(({ name, state }) => !/@\.\w+$/.test(name) && state !== 'alias') };
  },
});
