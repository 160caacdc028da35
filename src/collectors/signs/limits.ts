import type { SignRule } from './rule.ts';

/** Limits of processes and of the kernel's tables. */
export const limits = [
  {
    kind: 'too_many_files',
    pattern: /too many open files|EMFILE|ENFILE|worker_connections are not enough|file-max limit \d+ reached/i,
  },
  { kind: 'too_many_processes', by: 'kernel', pattern: /fork rejected by pids controller|cgroup: .*pids/i },
  {
    kind: 'fork_refused',
    pattern:
      /(?:fork|clone|pthread_create|unable to create (?:new )?(?:native )?thread|can(?:not|'t) (?:start|create) (?:a )?(?:new )?thread|spawn).*(?:resource temporarily unavailable|EAGAIN|out of memory)|unable to create (?:new )?native thread|fork: retry|can't start new thread/i,
  },
  { kind: 'user_watches_full', pattern: /inotify.*(?:no space left|limit reached|too many)|user limit on .*inotify/i },
  {
    kind: 'connections_used_up',
    by: 'application',
    pattern:
      /too many (?:connections|clients)|remaining connection slots are reserved|max(?:imum)? (?:number of )?(?:clients|connections) reached/i,
  },
] as const satisfies readonly SignRule[];
