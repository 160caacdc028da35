import type { blockedTasks } from './blocked-tasks.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof blockedTasks> = {
  good: [
    {
      command: 'ps -eo pid,stat,wchan:32,comm',
      origin: 'recorded: Debian 12, procps 4.0.2, the first lines',
      output: `  PID STAT WCHAN                            COMMAND
    1 S<Ll -                                process_api
    2 S    kthreadd                         kthreadd
    3 S    kthread_worker_fn                pool_workqueue_release
    4 I<   rescuer_thread                   kworker/R-rcu_gp
`,
      facts: { tasks: [], count: 0 },
    },
    {
      command: 'ps -eo pid,stat,wchan:32,comm',
      origin: 'written: ps(1), two tasks blocked by NFS and one by a disk',
      output: `    PID STAT WCHAN                            COMMAND
   8812 Ds   rpc_wait_bit_killable            bash
   9177 D+   nfs_wait_on_request              ls
    877 D    jbd2_journal_commit_transaction  jbd2/vdb1-8
    902 Ss   do_poll                          sshd
`,
      facts: {
        tasks: [
          { pid: 8812, text: 'rpc_wait_bit_killable bash', nfs: true, line: 2 },
          { pid: 9177, text: 'nfs_wait_on_request ls', nfs: true, line: 3 },
          { pid: 877, text: 'jbd2_journal_commit_transaction jbd2/vdb1-8', nfs: false, line: 4 },
        ],
        count: 3,
      },
    },
    {
      command: 'ps -o pid,stat,comm',
      origin: 'recorded: Debian 12, BusyBox 1.35, the first lines',
      output: `PID   STAT COMMAND
    1 S<   process_api
    2 SW   kthreadd
    3 SW   pool_workqueue_
`,
      facts: { tasks: [], count: 0 },
    },
  ],
  broken: [{ why: 'no process', output: 'error: garbage option\n' }],
};
