import type { volumes } from './volumes.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof volumes> = {
  good: [
    {
      command:
        'lvs --nolocking --config=devices/hints=none --all --options=lv_name,vg_name,lv_attr,lv_size,pool_lv,data_percent,metadata_percent',
      origin: 'written: lvs(8), LVM 2.03',
      output: `  LV              VG  Attr       LSize   Pool Data%  Meta%
  data            pve twi-cotzD- <1.67t       100.00 61.44
  [data_tdata]    pve Twi-ao---- <1.67t
  root            pve -wi-ao----  96.00g
  vm-104-disk-0   pve Vwi-aotz-- 500.00g data 99.21
`,
      facts: {
        volumes: [
          { name: 'data', group: 'pve', attributes: 'twi-cotzD-', dataPercent: 100, metadataPercent: 61.44, line: 2 },
          { name: 'data_tdata', group: 'pve', attributes: 'Twi-ao----', line: 3 },
          { name: 'root', group: 'pve', attributes: '-wi-ao----', line: 4 },
          { name: 'vm-104-disk-0', group: 'pve', attributes: 'Vwi-aotz--', pool: 'data', dataPercent: 99.21, line: 5 },
        ],
        groups: [],
        pools: [],
      },
    },
    {
      command: 'dmsetup status',
      origin: 'written: thin-provisioning.rst of Linux 6.1',
      output: `vmvg-thin1-tpool: 0 1950351360 thin-pool 37 4093/8192 1523712/15237120 - rw discard_passdown queue_if_no_space - 1024
rhel-docker--pool: 0 83886080 thin-pool 4201 1022/65536 81920/81920 - out_of_data_space discard_passdown error_if_no_space
old-pool: 0 2048 thin-pool Fail
`,
      facts: {
        volumes: [],
        groups: [],
        pools: [
          { name: 'vmvg-thin1-tpool', dataPercent: 10, metadataPercent: 49.96, mode: 'rw', line: 1 },
          { name: 'rhel-docker--pool', dataPercent: 100, metadataPercent: 1.56, mode: 'out_of_data_space', line: 2 },
          { name: 'old-pool', dataPercent: 0, metadataPercent: 0, mode: 'Fail', line: 3 },
        ],
      },
    },
    {
      command: 'vgs',
      origin: 'written: vgs(8), LVM 2.03',
      output: `  VG     #PV #LV #SN Attr   VSize    VFree
  oravg    2   1   0 wz-pn- 199.99g      0
`,
      facts: { volumes: [], groups: [{ name: 'oravg', freeIsZero: true, missing: true, line: 2 }], pools: [] },
    },
  ],
  broken: [{ why: 'no volume', output: 'WARNING: Running as a non-root user. Functionality may be unavailable.\n' }],
};
