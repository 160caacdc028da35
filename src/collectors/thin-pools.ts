import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Pool = z.object({
  name: z.string(),
  dataPercent: z.number(),
  metadataPercent: z.number(),
  /** As the kernel names it: "rw", "ro", "out_of_data_space", "Fail". */
  mode: z.string(),
  line: z.int(),
});
const Facts = z.object({ pools: z.array(Pool) });

/** Name, start, length, then thin-provisioning.rst of the kernel: transaction, metadata blocks, data blocks, root, mode. */
const STATUS = /^(\S+): \d+ \d+ thin-pool (?:\d+ (\d+)\/(\d+) (\d+)\/(\d+) \S+ (\S+)|(Fail|Error))/;

/** dmsetup(8) `status`: what the kernel knows, whatever LVM's metadata say, and without its locks. */
export const thinPools = defineCollector({
  name: 'thin-pools',
  about: 'Thin pools as the kernel sees them, and how full each is',
  hides: 'full thin pools',
  trust: 'system',
  root: 'device mapper, which only root may ask',
  facts: Facts,
  commands: [['dmsetup', 'status', '--target', 'thin-pool']],
  recognises: [/^dmsetup\s+status\b/],
  parse(lines) {
    const pools = lines.flatMap(({ number, text }) => {
      const [, name, usedMeta, allMeta, usedData, allData, mode, broken] = STATUS.exec(text) ?? [];
      if (name === undefined) return [];
      const dataPercent = share(usedData, allData);
      return [
        { name, dataPercent, metadataPercent: share(usedMeta, allMeta), mode: mode ?? broken ?? '', line: number },
      ];
    });
    if (pools.length === 0 && !lines.every(({ text }) => /^(?:No devices found)?$/.test(text)))
      throw new Error('no pool');
    return { pools };
  },
  keep: ({ pools }) => pools.map(({ line }) => line),
});

function share(used: string | undefined, all: string | undefined): number {
  return all === undefined || Number(all) === 0 ? 0 : Math.round((Number(used) / Number(all)) * 10_000) / 100;
}
