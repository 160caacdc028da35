import type { thinPools } from './thin-pools.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof thinPools> = {
  good: [
    {
      command: 'dmsetup status --target thin-pool',
      origin: 'written: thin-provisioning.rst of Linux 6.1',
      output: `vmvg-thin1-tpool: 0 1950351360 thin-pool 37 4093/8192 1523712/15237120 - rw discard_passdown queue_if_no_space - 1024
rhel-docker--pool: 0 83886080 thin-pool 4201 1022/65536 81920/81920 - out_of_data_space discard_passdown error_if_no_space
old-pool: 0 2048 thin-pool Fail
`,
      facts: {
        pools: [
          { name: 'vmvg-thin1-tpool', dataPercent: 10, metadataPercent: 49.96, mode: 'rw', line: 1 },
          { name: 'rhel-docker--pool', dataPercent: 100, metadataPercent: 1.56, mode: 'out_of_data_space', line: 2 },
          { name: 'old-pool', dataPercent: 0, metadataPercent: 0, mode: 'Fail', line: 3 },
        ],
      },
    },
    {
      command: 'dmsetup status --target thin-pool',
      origin: 'written: dmsetup(8), no such device',
      output: `No devices found
`,
      facts: { pools: [] },
    },
  ],
  broken: [{ why: 'no pool', output: 'Command failed.\n' }],
};
