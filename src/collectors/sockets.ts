import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Listener = z.object({
  /** "0.0.0.0", "[::]", "*" */
  address: z.string(),
  port: z.int(),
  /** Empty where the login may not see other users' processes. */
  processes: z.array(z.object({ name: z.string(), pid: z.int() })),
  /** Connections nobody has accepted yet, and how many may wait; netstat tells only the first. */
  waiting: z.int(),
  backlog: z.int().exactOptional(),
  line: z.int(),
});
const Facts = z.object({ listeners: z.array(Listener) });
type Listener = z.infer<typeof Listener>;

const SS = /^(?:tcp\s+)?LISTEN\s+(?<waiting>\d+)\s+(?<backlog>\d+)\s+(?<address>\S+):(?<port>\d+)\s+\S+\s*(?<rest>.*)$/;
const NETSTAT = /^tcp6?\s+(?<waiting>\d+)\s+\d+\s+(?<address>\S+):(?<port>\d+)\s+\S+\s+LISTEN\s*(?<rest>.*)$/;

/** ss(8) or netstat(8): numbers only, because names would be looked up over the network. */
export const sockets = defineCollector({
  name: 'sockets',
  about: 'Which TCP ports are listened on, and by whom',
  hides: 'services that do not listen, and ports taken by others',
  trust: 'system',
  root: 'which process listens, for the processes of other users',
  facts: Facts,
  commands: [
    ['ss', '-ltnp'],
    ['netstat', '-ltnp'],
    ['netstat', '-ltn'],
  ],
  recognises: [/^ss\b(?=.*\s-\w*l)/, /^netstat\b(?=.*\s-\w*[la])/, /^ss\b(?=.*\s-\w*a)/],
  parse(lines) {
    const listeners = lines.flatMap(findListener);
    // People cut the heading off; without both there is nothing to read.
    if (listeners.length === 0 && !lines.some(({ text }) => /^(?:State|Proto|Netid)\s/.test(text))) {
      throw new Error('no heading');
    }
    return { listeners };
  },
  keep: ({ listeners }) => listeners.map(({ line }) => line),
});

function findListener({ number, text }: Line): readonly Listener[] {
  const { address, port, rest = '', waiting, backlog } = (SS.exec(text) ?? NETSTAT.exec(text))?.groups ?? {};
  if (address === undefined) return [];
  const queue = { waiting: Number(waiting), ...(backlog !== undefined && { backlog: Number(backlog) }) };
  return [{ address, port: Number(port), processes: findProcesses(rest), ...queue, line: number }];
}

/** `users:(("nginx",pid=812,fd=6),("nginx",pid=811,fd=6))` or `812/nginx: master`. */
function findProcesses(text: string): { name: string; pid: number }[] {
  const bySs = [...text.matchAll(/\("((?:[^"\\]|\\.){0,64})",pid=(\d+)/g)].map(([, name = '', pid]) => ({
    name,
    pid: Number(pid),
  }));
  const [, pid, name] = /^(\d+)\/(.+?):?\s*$/.exec(text) ?? [];
  return pid && name ? [{ name, pid: Number(pid) }] : bySs;
}
