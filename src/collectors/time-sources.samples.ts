import type { timeSources } from './time-sources.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof timeSources> = {
  good: [
    {
      command: 'chronyc -h 127.0.0.1 -n tracking',
      origin: 'written: chronyc(1), chrony 4.3',
      output: `Reference ID    : 0A010A0B (10.1.10.11)
Stratum         : 4
Ref time (UTC)  : Sat Oct 03 08:59:41 2026
System time     : 0.000021233 seconds slow of NTP time
Last offset     : +0.000012233 seconds
Leap status     : Normal
`,
      facts: { synchronised: { value: true, line: 6 }, offset: { seconds: -0.000021233, line: 4 }, sources: [] },
    },
    {
      command: 'chronyc -h 127.0.0.1 -n tracking',
      origin: 'recorded: Debian 13, chronyd is stopped; npm run lab -- clock-off --image debian --record',
      output: `506 Cannot talk to daemon
`,
      facts: { sources: [], noDaemon: 1 },
    },
    {
      command: 'ntpq -pn',
      origin: 'recorded: Ubuntu 18.04; github.com/kellyjonbrazil/jc at ac8120e1fed9, tests/fixtures, MIT',
      output: `     remote           refid      st t when poll reach   delay   offset  jitter
==============================================================================
 0.ubuntu.pool.n .POOL.          16 p    -   64    0    0.000    0.000   0.000
 1.ubuntu.pool.n .POOL.          16 p    -   64    0    0.000    0.000   0.000
 2.ubuntu.pool.n .POOL.          16 p    -   64    0    0.000    0.000   0.000
 3.ubuntu.pool.n .POOL.          16 p    -   64    0    0.000    0.000   0.000
 ntp.ubuntu.com  .POOL.          16 p    -   64    0    0.000    0.000   0.000
+216.126.233.109 128.227.205.3    2 u   24   64    1   95.876  -65.426   4.502
+time.cloudflare 10.4.0.197       3 u   33   64    1   25.239  -69.809   3.313
+titan.crash-ove 139.78.97.128    2 u   35   64    1   60.008  -70.991   2.884
*clock.nyc.he.ne .CDMA.           1 u   31   64    1   90.113  -65.938   4.621
-vf2.bbnx.net    252.74.143.178   2 u   34   64    1  209.667  -81.337   5.547
+t2.time.bf1.yah 98.139.133.62    3 u   35   64    1  104.541  -67.956   5.731
 pugot.canonical 17.253.34.125    2 u   43   64    1  176.609  -65.874   0.000
-50-205-244-110- 50.205.244.27    2 u   30   64    1   76.322  -65.135   2.334
+1.time.dbsinet. 146.186.222.14   2 u   31   64    1  110.723  -65.056   6.198
 golem.canonical 17.253.34.123    2 u   40   64    1  186.589  -61.769   0.000
-103.105.51.156  206.55.191.142   2 u   30   64    1   38.164  -65.286   6.412
 alphyn.canonica 17.253.108.125   2 u   44   64    1  105.626  -63.730   0.000
-vf1.bbnx.net    253.109.221.150  2 u   31   64    1  101.941  -73.597   3.390
 chilipepper.can 145.238.203.14   2 u   40   64    1  188.989  -59.352   0.000
`,
      facts: {
        offset: { seconds: -0.081337, line: 12 },
        sources: [
          { reachable: true, chosen: false, line: 8 },
          { reachable: true, chosen: false, line: 9 },
          { reachable: true, chosen: false, line: 10 },
          { reachable: true, chosen: true, line: 11 },
          { reachable: true, chosen: false, line: 12 },
          { reachable: true, chosen: false, line: 13 },
          { reachable: true, chosen: false, line: 14 },
          { reachable: true, chosen: false, line: 15 },
          { reachable: true, chosen: false, line: 16 },
          { reachable: true, chosen: false, line: 17 },
          { reachable: true, chosen: false, line: 18 },
          { reachable: true, chosen: false, line: 19 },
          { reachable: true, chosen: false, line: 20 },
          { reachable: true, chosen: false, line: 21 },
        ],
      },
    },
  ],
  broken: [{ why: 'help instead', output: 'usage: chronyc\n' }],
};
