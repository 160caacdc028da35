import type { SignRule } from './rule.ts';

/** Limits of processes and of the kernel's tables. */
export const limits = [
  {
    kind: 'too_many_files',
    pattern:
      /too many open files|\bEMFILE\b|\bENFILE\b|no file descriptors available|file descriptors? (?:limit )?(?:exhausted|exceeded)|accept.*no more file|file-max limit \d+ reached/i,
    // Another limit with the same error: how many inotify instances a user may have.
    not: /inotify|directory watch|file watch/i,
  },
  { kind: 'too_many_processes', by: 'kernel', pattern: /fork rejected by pids controller/ },
  {
    kind: 'fork_refused',
    pattern:
      /(?:fork|clone|pthread_create|unable to create (?:new )?(?:native )?thread|can(?:not|'t) (?:start|create) (?:a )?(?:new )?thread|thread creation failed|spawn|set ?uid|user id|posix_spawn|execve?)\b.*(?:resource temporarily unavailable|EAGAIN|no child processes)|unable to create (?:new )?native thread|fork: retry|can't start new thread|failed to create new OS thread|resource temporarily unavailable.*\b(?:fork|thread)|(?:cannot|can't|failed to|unable to) fork\b(?!.*(?:allocate memory|ENOMEM))/i,
    not: /cannot allocate memory|ENOMEM/i,
  },
  { kind: 'user_watches_full', pattern: /inotify.*(?:no space left|limit reached|too many)|user limit on .*inotify/i },
  {
    kind: 'connections_used_up',
    by: 'application',
    pattern:
      /too many (?:connections|clients)|worker_connections are not enough|remaining connection slots are reserved|max(?:imum)? (?:number of )?(?:clients|connections) reached/i,
  },
] as const satisfies readonly SignRule[];
