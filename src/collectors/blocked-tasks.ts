import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Task = z.object({
  pid: z.int(),
  /** The line without its columns is not known, so all words after the state. */
  text: z.string(),
  /** Waits for an answer of an NFS server, as far as the kernel function it sleeps in tells. */
  nfs: z.boolean(),
  line: z.int(),
});
const Facts = z.object({ tasks: z.array(Task), count: z.int() });

const MAX_TASKS = 40;
const MAX_CHARS = 200;
const STATE = /^D[<NLsl+]*$/;
/** Functions of net/sunrpc and fs/nfs that a task sleeps in while a server does not answer. */
const NFS_WAIT = /\b(?:rpc_wait_bit_killable|nfs\d?_\w+|rpc_\w+|__nfs\w*|nlmclnt_\w+)/;

/** ps(1): tasks in uninterruptible sleep. They count for the load and can not be ended. */
export const blockedTasks = defineCollector({
  name: 'blocked-tasks',
  about: 'Processes that wait in the kernel for a disk or a server and can not be ended',
  hides: 'processes blocked by disks or servers',
  trust: 'anyone', // A process chooses its name.
  when: ['cpu_load', 'disk_health', 'memory', 'mount_nfs'],
  facts: Facts,
  commands: [
    ['ps', '-eo', 'pid,stat,wchan:32,comm'],
    ['ps', '-o', 'pid,stat,comm'],
  ],
  recognises: [/^ps\b/, /^top\b/],
  parse(lines) {
    if (!lines.some(({ text }) => /\bPID\b/.test(text)) && !lines.some((line) => findTask(line))) {
      throw new Error('no process in it');
    }
    const tasks = lines.flatMap((line) => findTask(line) ?? []);
    return { tasks: tasks.slice(0, MAX_TASKS), count: tasks.length };
  },
  keep: ({ tasks }) => tasks.map(({ line }) => line),
});

/** The state is the first word of its form, the process id the first number before or after it. */
function findTask({ number, text }: Line): z.infer<typeof Task> | undefined {
  const words = text.trim().split(/\s+/);
  const index = words.slice(0, 12).findIndex((word) => STATE.test(word));
  const pid = words.slice(0, 4).find((word) => /^\d{1,8}$/.test(word));
  if (index < 0 || pid === undefined) return undefined;
  const rest = words.slice(index + 1).join(' ');
  return { pid: Number(pid), text: rest.slice(0, MAX_CHARS), nfs: NFS_WAIT.test(rest), line: number };
}
