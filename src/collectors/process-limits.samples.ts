import type { processLimits } from './process-limits.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof processLimits> = {
  good: [
    {
      command:
        'head -n 1 /proc/sys/fs/file-nr /proc/sys/fs/file-max /proc/sys/kernel/pid_max /proc/sys/kernel/threads-max /proc/loadavg',
      origin: 'recorded: Linux 6.18',
      output: `==> /proc/sys/fs/file-nr <==
513	0	2466170

==> /proc/sys/fs/file-max <==
2466170

==> /proc/sys/kernel/pid_max <==
32768

==> /proc/sys/kernel/threads-max <==
192730

==> /proc/loadavg <==
9.38 7.67 6.14 1/101 7968
`,
      facts: {
        values: [
          { name: 'files_open', value: 513, line: 2 },
          { name: 'files_max', value: 2466170, line: 2 },
          { name: 'files_max', value: 2466170, line: 5 },
          { name: 'pid_max', value: 32768, line: 8 },
          { name: 'threads_max', value: 192730, line: 11 },
          { name: 'tasks', value: 101, line: 14 },
        ],
      },
    },
  ],
  broken: [{ why: 'no number', output: '==> /proc/sys/fs/file-nr <==\n?\n' }],
};
