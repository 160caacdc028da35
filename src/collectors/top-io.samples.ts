import type { topIo } from './top-io.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof topIo> = {
  good: [
    {
      command: 'pidstat -d 1 1',
      origin: 'recorded: Debian 12, sysstat 12.5.6',
      output: `Linux 6.18.44-fc-v669 (vm) 	11/22/26 	_x86_64_	(2 CPU)

21:43:05      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command
21:43:06        0      5774  14954.46   3857.43      0.00       0  sh

Average:      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command
Average:        0      5774  14954.46   3857.43      0.00       0  sh
`,
      facts: {
        processes: [
          { pid: 5774, command: 'sh', readKiBs: 14954.46, writeKiBs: 3857.43, line: 4 },
          { pid: 5774, command: 'sh', readKiBs: 14954.46, writeKiBs: 3857.43, line: 7 },
        ],
      },
    },
    {
      command: 'pidstat -d 1 1',
      origin: 'written: Debian 13, sysstat 12.7, while nobody read or wrote',
      output: `Linux 6.12.117+deb13-amd64 (web-01) \t11/28/26 \t_x86_64_\t(2 CPU)

06:31:21      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command

Average:      UID       PID   kB_rd/s   kB_wr/s kB_ccwr/s iodelay  Command
`,
      facts: { processes: [] },
    },
    {
      command: 'iotop -b -o -n 1',
      origin: 'written: iotop 0.6',
      output: `Total DISK READ :   812.00 K/s | Total DISK WRITE :     144.21 M/s
    TID  PRIO  USER     DISK READ  DISK WRITE  SWAPIN     IO>    COMMAND
  70211 be/4 root        0.00 B/s  143.70 M/s  0.00 % 92.11 % dd if=/dev/zero of=/srv/test.img
`,
      facts: {
        processes: [
          { pid: 70211, command: 'dd if=/dev/zero of=/srv/test.img', readKiBs: 0, writeKiBs: 147149, line: 3 },
        ],
      },
    },
  ],
  broken: [{ why: 'no process', output: 'Linux 5.10 (x)\n' }],
};
