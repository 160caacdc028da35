import type { diskUse } from './disk-use.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof diskUse> = {
  good: [
    {
      command: 'iostat -d -x -k 1 2',
      origin: 'recorded: Debian 12, sysstat 12.5.6',
      output: `Linux 6.18.44-fc-v669 (vm) 	11/22/26 	_x86_64_	(2 CPU)

Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s     wkB/s   wrqm/s  %wrqm w_await wareq-sz     d/s     dkB/s   drqm/s  %drqm d_await dareq-sz     f/s f_await  aqu-sz  %util
vda            138.76   2846.05    15.48  10.04    1.24    20.51   11.05   1364.49    73.66  86.96    1.99   123.53   44.69    904.85     0.29   0.65    0.10    20.25    0.94    0.21    0.20   1.71


Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s     wkB/s   wrqm/s  %wrqm w_await wareq-sz     d/s     dkB/s   drqm/s  %drqm d_await dareq-sz     f/s f_await  aqu-sz  %util
vda              0.00      0.00     0.00   0.00    0.00     0.00    0.00      0.00     0.00   0.00    0.00     0.00    0.00      0.00     0.00   0.00    0.00     0.00    0.00    0.00    0.00   0.00


`,
      facts: { devices: [{ name: 'vda', busyPercent: 0, waitMs: 0, queue: 0, line: 8 }] },
    },
    {
      command: 'iostat -x',
      origin: 'recorded: CentOS 7, sysstat 10.1; from the fixtures of kellyjonbrazil/jc (MIT), two devices of more',
      output: `Linux 3.10.0-1062.1.2.el7.x86_64 (localhost.localdomain) 	11/30/2021 	_x86_64_	(1 CPU)

avg-cpu:  %user   %nice %system %iowait  %steal   %idle
           0.14    0.00    0.16    0.00    0.00   99.70

Device:         rrqm/s   wrqm/s     r/s     w/s    rkB/s    wkB/s avgrq-sz avgqu-sz   await r_await w_await  svctm  %util
sda               0.00     0.02    0.13    0.11     5.27     1.10    52.53     0.00    0.88    0.53    1.29   0.52   0.01
dm-0              0.00     0.00    0.12    0.13     4.41     1.05    44.30     0.00    0.92    0.54    1.27   0.50   0.01
`,
      facts: {
        devices: [
          { name: 'sda', busyPercent: 0.01, waitMs: 1.29, queue: 0, line: 7 },
          { name: 'dm-0', busyPercent: 0.01, waitMs: 1.27, queue: 0, line: 8 },
        ],
      },
    },
  ],
  broken: [{ why: 'no table', output: 'Linux 5.10 (x)\n' }],
};
