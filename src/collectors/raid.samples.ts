import type { raid } from './raid.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof raid> = {
  good: [
    {
      command: 'head -n 400 /proc/mdstat',
      origin: 'written: drivers/md/md.c, one array that lost a member, one that is rebuilt, one that is whole',
      output: `Personalities : [raid1] [raid6] [raid5] [raid4] 
md2 : active raid1 sdb3[1] sda3[0](F)
      465370432 blocks super 1.2 [2/1] [_U]
      bitmap: 4/4 pages [16KB], 65536KB chunk

md1 : active raid5 sdd1[4] sdc1[1] sdb1[0]
      7813770240 blocks super 1.2 level 5, 512k chunk, algorithm 2 [3/2] [UU_]
      [==>..................]  recovery = 12.6% (493207552/3906885120) finish=411.2min speed=138311K/sec

md0 : active raid1 sdb1[1] sda1[0]
      523264 blocks super 1.2 [2/2] [UU]

unused devices: <none>
`,
      facts: {
        arrays: [
          {
            name: 'md2',
            level: 'raid1',
            state: 'degraded',
            rebuilding: false,
            checking: false,
            failed: ['sda3'],
            lines: [3, 2],
          },
          {
            name: 'md1',
            level: 'raid5',
            state: 'degraded',
            rebuilding: true,
            checking: false,
            failed: [],
            lines: [7, 6, 8],
          },
          {
            name: 'md0',
            level: 'raid1',
            state: 'complete',
            rebuilding: false,
            checking: false,
            failed: [],
            lines: [10, 11],
          },
        ],
      },
    },
    {
      command: 'mdadm --query --detail /dev/md127',
      origin: 'recorded: SystemRescue, mdadm 4.2; from the fixtures of kellyjonbrazil/jc (MIT)',
      output: `/dev/md127:
           Version : 1.2
     Creation Time : Sun Aug  7 21:15:49 2022
        Raid Level : raid1
        Array Size : 101376 (99.00 MiB 103.81 MB)
     Used Dev Size : 101376 (99.00 MiB 103.81 MB)
      Raid Devices : 2
     Total Devices : 1
       Persistence : Superblock is persistent

       Update Time : Sun Aug  7 21:32:27 2022
             State : clean, degraded 
    Active Devices : 1
   Working Devices : 1
    Failed Devices : 0
     Spare Devices : 0

Consistency Policy : resync

              Name : sysrescue:126  (local to host sysrescue)
              UUID : e054553a:fbccdcfe:0ae80bc8:9379377a
            Events : 31

    Number   Major   Minor   RaidDevice State
       0     254        1        0      active sync   /dev/vda1
       -       0        0        1      removed
`,
      facts: {
        arrays: [
          {
            name: 'md127',
            level: 'raid1',
            state: 'degraded',
            rebuilding: false,
            checking: false,
            failed: [],
            lines: [12, 26],
          },
        ],
      },
    },
    {
      command: 'zpool status',
      origin: 'recorded: an old ZFS; from the fixtures of kellyjonbrazil/jc (MIT), the first lines',
      output: `  pool: tank
 state: UNAVAIL
status: One or more devices are faulted in response to IO failures.
action: Make sure the affected devices are connected, then run 'zpool clear'.
   see: http://www.sun.com/msg/ZFS-8000-HC
 scrub: scrub completed after 0h0m with 0 errors on Tue Feb  2 13:08:42 2010
config:

        NAME        STATE     READ WRITE CKSUM
        tank        UNAVAIL      0     0     0  insufficient replicas
          c1t0d0    ONLINE       0     0     0
`,
      facts: {
        arrays: [
          { name: 'tank', level: 'zfs', state: 'failed', rebuilding: false, checking: false, failed: [], lines: [2] },
        ],
      },
    },
    {
      command: 'ssacli ctrl all show config',
      origin: 'written: ssacli 5',
      output: `   logicaldrive 1 (279.37 GB, RAID 1, Interim Recovery Mode)
   physicaldrive 1I:1:1 (port 1I:box 1:bay 1, SAS HDD, 300 GB, OK)
   physicaldrive 1I:1:2 (port 1I:box 1:bay 2, SAS HDD, 300 GB, Failed)
`,
      facts: {
        arrays: [
          {
            name: '1',
            level: 'raid1',
            state: 'degraded',
            rebuilding: false,
            checking: false,
            failed: [],
            lines: [1, 3],
          },
        ],
      },
    },
  ],
  broken: [{ why: 'no array', output: 'mdadm: must be super-user\n' }],
};
