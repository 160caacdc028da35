import { defineCollector } from './collector.ts';
import type { Command } from './command.ts';
import { readDrives, SMART_EXIT_CODES, SmartFacts, tellingLines } from './smart-drives.ts';

/** `--nocheck=standby`: a disk that sleeps is left asleep. The first disks by name; the others follow once the host has named them. */
const look = (device: string): Command => ['smartctl', '--nocheck=standby', '--all', device];

/** smartctl(8). */
export const smart = defineCollector({
  name: 'smart',
  about: 'What the first disk says of its own health',
  hides: 'a disk that reports itself worn out or failing',
  trust: 'system',
  when: ['disk_health', 'boot_kernel'],
  root: 'SMART data, which only root may ask for',
  facts: SmartFacts,
  slow: true,
  commands: [look('/dev/sda'), look('/dev/nvme0')],
  okExitCodes: SMART_EXIT_CODES,
  recognises: [/^smartctl\b/, /^nvme\s+smart-log\b/, /^for\b.*\/dev\/(?:sd|nvme)/, /^echo\b/],
  parse(lines, { command = '' }) {
    const names = [...command.matchAll(/\/dev\/([\w/-]+)/g)].map(([, name = '']) => name);
    return readDrives(lines, names);
  },
  keep: tellingLines,
});
