import type { SignRule } from './rule.ts';

/** Memory and processors. Kernel wordings of 3.10 to 6.x. */
export const memory = [
  { kind: 'oom_invoked', by: 'kernel', pattern: /invoked oom-killer:/ },
  { kind: 'oom_kill', by: 'kernel', pattern: /^Out of memory: Kill|^Out of memory \(oom_kill_allocating_task\)/ },
  { kind: 'oom_kill_cgroup', by: 'kernel', pattern: /^Memory cgroup out of memory: Kill/ },
  { kind: 'oom_of_unit', by: 'systemd', pattern: /killed by the OOM killer|Failed with result 'oom-kill'/ },
  { kind: 'oom_by_daemon', pattern: /^Killed \S+ due to memory (?:used|pressure)|systemd-oomd.* killed /i },
  {
    kind: 'out_of_memory',
    by: 'application',
    pattern: /OutOfMemoryError|cannot allocate memory|ENOMEM|std::bad_alloc|MemoryError\b/i,
  },
  { kind: 'hung_task', by: 'kernel', pattern: /task \S+ blocked for more than \d+ seconds/ },
  {
    kind: 'soft_lockup',
    by: 'kernel',
    pattern:
      /soft lockup - CPU|hard LOCKUP|rcu\w*: .*(?:detected stalls|self-detected stall)|rcu_\w+ (?:self-)?detected stall/i,
  },
  {
    kind: 'hardware_error',
    by: 'kernel',
    pattern: /\[Hardware Error\]|Machine check events logged|EDAC .*(?:UE|CE) /i,
  },
  { kind: 'clock_source_unstable', by: 'kernel', pattern: /Marking clocksource .* as unstable|timekeeping watchdog/ },
  {
    kind: 'cpu_slowed',
    by: 'kernel',
    pattern: /temperature above threshold, cpu clock throttled|throttled \(total events/i,
  },
] as const satisfies readonly SignRule[];
