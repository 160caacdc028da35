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
      },
    },
    {
      command: 'vgs',
      origin: 'written: vgs(8), LVM 2.03',
      output: `  VG     #PV #LV #SN Attr   VSize    VFree
  oravg    2   1   0 wz-pn- 199.99g      0
`,
      facts: { volumes: [], groups: [{ name: 'oravg', freeIsZero: true, missing: true, line: 2 }] },
    },
  ],
  broken: [{ why: 'no volume', output: 'WARNING: Running as a non-root user. Functionality may be unavailable.\n' }],
};
