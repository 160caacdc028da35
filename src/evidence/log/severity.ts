/** What a line says about itself, strongest first. Words of the kernel, systemd and common daemons. */
const GRAVE =
  /panic|\boops\b|\bbug:|out of memory|oom[-_ ]?kill|killed process|segfault|general protection|soft lockup|hung_task|blocked for more than|i\/o error|read-only file ?system|remount(?:ed|ing) .{0,40}read-only|corrupt|no space left|quota exceeded|too many open files|table full|degraded|emerg|fatal|core[- ]dump|unrecover|shutting down filesystem/i;
const SEVERE =
  /error|\berr\b|\bcrit|alert|fail|denied|refused|unreachable|timed out|timeout|not found|no such file|cannot|can't|could not|unable|invalid|expired|exceeded|exhaust|limit (?:hit|reached)|abort|killed|dropp|lost|reset by peer|already in use|no route|dead\b|\bstatus=[1-9]|exit(?:ed)?,? (?:code|status)|broken|unexpected|conflict|duplicate|mismatch|skew|stale|\bhung\b|stuck|violat|reject|collision|split[- ]brain/i;
const MILD = /warn|retry|slow|throttl|deprecat|delay|skipp|missing|suspend|inactive|\bdown\b/i;

/** 0: says nothing bad. 3: names a fault of the system. */
export function severityOf(text: string): 0 | 1 | 2 | 3 {
  if (GRAVE.test(text)) return 3;
  if (SEVERE.test(text)) return 2;
  return MILD.test(text) ? 1 : 0;
}
