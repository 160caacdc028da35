import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the pool has no block left, and its group neither',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:04:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (error IO) mode
`,
        },
        {
          collector: 'volumes',
          output: `  LV    VG  Attr       LSize   Pool Data%  Meta%
  data  pve twi-cotzD- <1.67t       100.00 61.44
  vm-1  pve Vwi-aotz-- 500.00g data 99.21
`,
        },
      ],
      severity: 'critical',
      statement:
        'The thin pool pve/data is full: 100 % of its data space is used, so volumes in it fail with I/O errors.',
      quotes: [
        '  data  pve twi-cotzD- <1.67t       100.00 61.44',
        '2026-10-14T09:04:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (error IO) mode',
      ],
    },
    {
      why: 'the kernel alone tells',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'volumes',
          output: `vg-pool-tpool: 0 83886080 thin-pool 4 65530/65536 4096/81920 - ro discard_passdown queue_if_no_space
`,
        },
      ],
      severity: 'critical',
      statement:
        'The thin pool vg-pool is full: 99.99 % of its metadata space is used, so volumes in it fail with I/O errors.',
      quotes: ['vg-pool-tpool: 0 83886080 thin-pool 4 65530/65536 4096/81920 - ro discard_passdown queue_if_no_space'],
    },
    {
      why: 'only the log is left',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:04:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode
`,
        },
      ],
      severity: 'critical',
      statement: 'A thin pool ran out of space, so volumes in it fail with I/O errors.',
      quotes: [
        '2026-10-14T09:04:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode',
      ],
    },
  ],
  silent: [
    {
      why: 'the pool was made larger since',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:04:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode
2026-10-14T09:24:55.000000+0000 web-1 kernel: device-mapper: thin: 253:4: switching pool to write mode
`,
        },
      ],
    },
    {
      why: 'a volume is full and the pool is not',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'volumes',
          output: `  LV    VG  Attr       LSize   Pool Data%  Meta%
  data  pve twi-aotz-- <1.67t       64.00 21.44
  vm-1  pve Vwi-aotz-- 500.00g data 100.00
`,
        },
      ],
    },
  ],
};
