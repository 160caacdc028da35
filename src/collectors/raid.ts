import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { RaidArray } from './raid-array.ts';
import { readMdadm, readMdstat } from './raid-software.ts';
import { readControllers, readPools } from './raid-others.ts';

const Facts = z.object({ arrays: z.array(RaidArray) });

/** proc(5) mdstat, and what mdadm(8), zpool(8) and the tools of RAID controllers say of theirs. */
export const raid = defineCollector({
  name: 'raid',
  about: 'RAID arrays, and whether each has all of its disks',
  hides: 'arrays that lost a disk',
  trust: 'system',
  when: ['disk_health', 'disk_space', 'mount_nfs', 'boot_kernel'],
  facts: Facts,
  commands: [['head', '-n', '400', '/proc/mdstat']],
  recognises: [
    /^(?:cat|grep|head|watch)\b.*\/proc\/mdstat\b/,
    /^mdadm\b/,
    /^zpool\s+(?:status|list)\b/,
    /^\S*(?:storcli|perccli|megacli|ssacli|hpssacli|hpacucli|arcconf|megaclisas-status)\S*\s/i,
  ],
  parse(lines) {
    const arrays = [...readMdstat(lines), ...readMdadm(lines), ...readPools(lines), ...readControllers(lines)];
    const hasDriver = lines.some(({ text }) => /^(?:Personalities|unused devices)\b/.test(text));
    if (arrays.length === 0 && !hasDriver) throw new Error('no array in it');
    return { arrays };
  },
  keep: ({ arrays }) => arrays.flatMap((array) => array.lines),
});
