import type { SignRule } from './rule.ts';

/** Memory and processors. Kernel wordings of 3.10 to 6.x. */
export const memory = [
  { kind: 'oom_invoked', by: 'kernel', pattern: /invoked oom-killer:/ },
  // Before 4.20 a kill is two lines: "Out of memory: Kill process 1 (x) score 9 or sacrifice child", then "Killed process 1 (x)".
  { kind: 'oom_kill', by: 'kernel', pattern: /^Out of memory(?: \(oom_kill_allocating_task\))?: Kill/ },
  { kind: 'oom_kill_cgroup', by: 'kernel', pattern: /^Memory cgroup out of memory: Kill/ },
  {
    kind: 'oom_detail',
    by: 'kernel',
    pattern:
      /^Killed process \d+|^oom-kill:constraint=|^Task in \S+ killed as a result of limit|^(?:\S+: )?memory: usage \d+kB, limit/,
  },
  { kind: 'swap_used_up', by: 'kernel', pattern: /^Free swap\s*[=:]\s*0kB/ },
  { kind: 'allocation_failed', by: 'kernel', pattern: /page allocation (?:failure|stalls)/ },
  {
    kind: 'oom_of_unit',
    by: 'systemd',
    pattern: /killed by the OOM killer|[Ff]ailed with result '?oom-kill|systemd-oomd killed \d+ process/,
  },
  {
    kind: 'oom_by_daemon',
    by: 'application',
    pattern:
      /^Killed \/?\S+ due to memory (?:used|pressure)|^(?:low memory! )?(?:sending SIG(?:TERM|KILL) to process \d+ )|^mem avail: .* sending SIG/i,
  },
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
      /soft lockup - CPU|hard LOCKUP on cpu|CPU#?\d+ stuck for \d+s|rcu\w*: .*(?:detected stalls|self-detected stall)|rcu_\w+ (?:self-)?detected stall/i,
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
  { kind: 'cpu_cooled', by: 'kernel', pattern: /temperature\/speed normal/ },
] as const satisfies readonly SignRule[];
