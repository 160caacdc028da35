import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a server does not answer',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:31:10.000000+0000 web-1 kernel: nfs: server filer-2 not responding, still trying
`,
        },
        {
          collector: 'mounts',
          output: `filer-2:/vol/proj /proj nfs rw,relatime,vers=3,hard,proto=tcp,addr=10.20.0.9 0 0
`,
        },
        {
          collector: 'blocked-tasks',
          output: `    PID STAT WCHAN                            COMMAND
   9102 D    rpc_wait_bit_killable            df
`,
        },
      ],
      severity: 'critical',
      statement:
        'The NFS server filer-2 has not answered since 2026-10-14 09:31:10 UTC: whatever touches its mounts on this host hangs.',
      quotes: [
        '2026-10-14T09:31:10.000000+0000 web-1 kernel: nfs: server filer-2 not responding, still trying',
        '   9102 D    rpc_wait_bit_killable            df',
        'filer-2:/vol/proj /proj nfs rw,relatime,vers=3,hard,proto=tcp,addr=10.20.0.9 0 0',
      ],
    },
    {
      why: 'processes wait for an answer',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'blocked-tasks',
          output: `    PID STAT WCHAN                            COMMAND
   9102 D    rpc_wait_bit_killable            rsync
`,
        },
      ],
      severity: 'critical',
      statement: 'Processes are blocked in the kernel, waiting for an NFS server that does not answer.',
      quotes: ['   9102 D    rpc_wait_bit_killable            rsync'],
    },
  ],
  silent: [
    {
      why: 'it answered a minute later',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'kernel',
          output: `2026-10-14T09:31:10.000000+0000 web-1 kernel: nfs: server filer-2 not responding, still trying
2026-10-14T09:32:10.000000+0000 web-1 kernel: nfs: server filer-2 OK
`,
        },
      ],
    },
    {
      why: 'processes wait for a disk',
      seen: [
        {
          collector: 'clock',
          output: `2026-10-14T10:20:00Z
`,
        },
        {
          collector: 'blocked-tasks',
          output: `    PID STAT WCHAN                            COMMAND
   9102 D    jbd2_log_wait_commit             mysqld
`,
        },
      ],
    },
  ],
};
