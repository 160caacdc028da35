import { z } from 'zod';
import type { KernelMessage } from './kernel-message.ts';

/** One process killed for want of memory: of the whole host, or of a control group that reached its limit. */
export const Oom = z.object({
  scope: z.enum(['host', 'cgroup']),
  process: z.string(),
  pid: z.int(),
  /** Memory it held in RAM. */
  residentKiB: z.number().exactOptional(),
  /** Control group of the process: "/system.slice/nginx.service". */
  cgroup: z.string().exactOptional(),
  limitKiB: z.number().exactOptional(),
  /** Of the table of all processes the program that held most: not always the one that was killed. */
  largest: z.object({ process: z.string(), residentKiB: z.number(), line: z.int() }).exactOptional(),
  at: z.iso.datetime().exactOptional(),
  bootSeconds: z.number().exactOptional(),
  /** The line that says it was killed, then the lines that say whose limit it was. */
  lines: z.array(z.int()),
});
export type Oom = z.infer<typeof Oom>;

const KILLED = /Killed process (\d+)(?:,? UID \d+,)? \((.{1,64}?)\)[, ]/;
const LIMIT = /^(?:\S+: )?memory: usage \d+kB, limit (\d+)kB/;
const CONSTRAINT = /^oom-kill:constraint=(CONSTRAINT_\w+).*?(?:,task_memcg=([^,]+))?,task=/;
/** "[ 1190]   113  1190  9120331  6411904 …  mysqld": pid, uid, tgid, total_vm, rss in pages, columns that vary, name. */
const TASK = /^\[\s*\d+\]\s+\d+\s+\d+\s+\d+\s+(\d+)\s(?:.*\s)?(\S{1,64})$/;
const PAGE_KIB = 4;
const OLD_CGROUP = /^Task in (\S+) killed as a result of limit of/;

/** What the kernel said of one story so far. */
interface Context {
  readonly cgroupLimit: boolean;
  readonly facts: Pick<Oom, 'cgroup' | 'limitKiB' | 'largest'>;
  readonly lines: readonly number[];
}
const NOTHING: Context = { cgroupLimit: false, facts: {}, lines: [] };

/** The kernel tells one such story over several lines and ends it with the kill (mm/oom_kill.c, mm/memcontrol.c, 3.10 to 6.x). */
export function findOoms(messages: readonly KernelMessage[]): Oom[] {
  const ooms: Oom[] = [];
  let context = NOTHING;
  for (const message of messages) {
    context = addTo(message.text.includes('invoked oom-killer:') ? NOTHING : context, message);
    const oom = findKill(message, context);
    if (oom === undefined) continue;
    ooms.push(oom);
    context = NOTHING;
  }
  return ooms;
}

function addTo(context: Context, { text, line }: KernelMessage): Context {
  const task = findTask(text, line);
  if (task !== undefined) return withTask(context, task);
  const said = findLimit(text) ?? findGroup(text);
  if (said === undefined) {
    return /^Memory cgroup out of memory:|^Task in \S+ killed as a result of limit/.test(text)
      ? { ...context, cgroupLimit: true }
      : context;
  }
  return {
    cgroupLimit: context.cgroupLimit || said.cgroupLimit,
    facts: { ...context.facts, ...said.facts },
    lines: [...context.lines, line],
  };
}

function findTask(text: string, line: number): Oom['largest'] {
  const [, pages, process] = TASK.exec(text) ?? [];
  return pages === undefined || process === undefined
    ? undefined
    : { process, residentKiB: Number(pages) * PAGE_KIB, line };
}

function withTask(context: Context, task: NonNullable<Oom['largest']>): Context {
  const { facts } = context;
  if (facts.largest !== undefined && facts.largest.residentKiB >= task.residentKiB) return context;
  return { ...context, facts: { ...facts, largest: task } };
}

type Said = Omit<Context, 'lines'>;

function findLimit(text: string): Said | undefined {
  const limitKiB = LIMIT.exec(text)?.[1];
  return limitKiB === undefined ? undefined : { cgroupLimit: false, facts: { limitKiB: Number(limitKiB) } };
}

function findGroup(text: string): Said | undefined {
  const [, constraint, taskCgroup] = CONSTRAINT.exec(text) ?? [];
  const cgroup = taskCgroup ?? OLD_CGROUP.exec(text)?.[1];
  if (constraint === undefined && cgroup === undefined) return undefined;
  return {
    cgroupLimit: constraint === undefined || constraint === 'CONSTRAINT_MEMCG',
    facts: cgroup === undefined ? {} : { cgroup },
  };
}

function findKill({ text, line, ...time }: KernelMessage, { cgroupLimit, facts, lines }: Context): Oom | undefined {
  const [, pid, process] = KILLED.exec(text) ?? [];
  if (pid === undefined || process === undefined) return undefined;
  const resident = [...text.matchAll(/(?:anon|file|shmem)-rss:(\d+)kB/g)].map(([, kiB]) => Number(kiB));
  return {
    scope: cgroupLimit ? 'cgroup' : 'host',
    process,
    pid: Number(pid),
    ...(resident.length > 0 && { residentKiB: resident.reduce((sum, kiB) => sum + kiB, 0) }),
    ...facts,
    ...time,
    lines: [line, ...lines],
  };
}
