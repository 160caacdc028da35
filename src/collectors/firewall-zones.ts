import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { toPorts } from './firewall-rule.ts';

const Ports = z.array(z.object({ from: z.int(), to: z.int() }));
const Zone = z.object({
  name: z.string(),
  active: z.boolean(),
  target: z.string(),
  interfaces: z.array(z.string()),
  services: z.array(z.string()),
  ports: Ports,
  line: z.int(),
  interfacesLine: z.int().exactOptional(),
  portsLine: z.int().exactOptional(),
});
const Facts = z.object({ zones: z.array(Zone) });
export type Zone = z.infer<typeof Zone>;

const HEAD = /^([A-Za-z][\w-]*)((?: \((?:active|default|default, active)\))?)\s*$/;
const FIELD = /^ {2}(target|interfaces|services|ports):\s*(.*)$/;

/** firewall-cmd(1). Zones that nothing is assigned to stand there too. */
export const firewallZones = defineCollector({
  name: 'firewall-zones',
  about: 'Zones of firewalld: their interfaces, services and ports',
  hides: 'ports that firewalld does not let in',
  trust: 'system',
  when: ['network', 'service_down', 'auth_access'],
  root: 'the zones at all, where polkit asks for a password',
  facts: Facts,
  slow: true,
  commands: [['firewall-cmd', '--list-all-zones']],
  okExitCodes: [0, 252], // 252: firewalld is not running.
  recognises: [/^firewall-cmd\b.*--list-all/],
  parse(lines) {
    const zones: Zone[] = [];
    for (const line of lines) {
      const [, name, state = ''] = HEAD.exec(line.text) ?? [];
      if (name !== undefined && !/^not$/.test(name)) zones.push(emptyZone(name, state, line));
      const zone = zones.pop();
      if (zone !== undefined) zones.push(withField(zone, line));
    }
    const whole = zones.filter(({ target }) => target !== '');
    if (whole.length === 0 && !lines.some(({ text }) => /not running/.test(text))) throw new Error('no zone in it');
    return { zones: whole };
  },
  keep: ({ zones }) =>
    zones.flatMap(({ line, interfacesLine, portsLine, active, ports }) =>
      active || ports.length > 0 ? [line, interfacesLine, portsLine].filter((one) => one !== undefined) : [],
    ),
});

function emptyZone(name: string, state: string, { number }: Line): Zone {
  return { name, active: /active/.test(state), target: '', interfaces: [], services: [], ports: [], line: number };
}

function withField(zone: Zone, { number, text }: Line): Zone {
  const [, key, value = ''] = FIELD.exec(text) ?? [];
  const words = value.split(/\s+/).filter((word) => word !== '');
  if (key === 'target') return { ...zone, target: value };
  if (key === 'interfaces') return { ...zone, interfaces: words, interfacesLine: number };
  if (key === 'services') return { ...zone, services: words };
  return key === 'ports' ? { ...zone, ports: toPorts(value.replaceAll(/\/\w+/g, '')), portsLine: number } : zone;
}
