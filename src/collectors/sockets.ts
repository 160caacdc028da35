import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Listener = z.object({
  /** "0.0.0.0", "[::]", "*" */
  address: z.string(),
  port: z.int(),
  /** Empty where the login may not see other users' processes. */
  processes: z.array(z.object({ name: z.string(), pid: z.int() })),
  line: z.int(),
});
const Facts = z.object({ listeners: z.array(Listener) });
type Listener = z.infer<typeof Listener>;

const SS = /^(?:tcp\s+)?LISTEN\s+\d+\s+\d+\s+(\S+):(\d+)\s+\S+\s*(.*)$/;
const NETSTAT = /^tcp6?\s+\d+\s+\d+\s+(\S+):(\d+)\s+\S+\s+LISTEN\s*(.*)$/;

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
  recognises: [/^ss\s+-\w*l/, /^netstat\s+-\w*l/],
  parse(lines) {
    if (!lines.some(({ text }) => /^(?:State|Proto|Netid)\s/.test(text))) throw new Error('no heading');
    return { listeners: lines.flatMap(findListener) };
  },
  keep: ({ listeners }) => listeners.map(({ line }) => line),
});

function findListener({ number, text }: Line): readonly Listener[] {
  const [, address, port, rest = ''] = SS.exec(text) ?? NETSTAT.exec(text) ?? [];
  if (address === undefined) return [];
  return [{ address, port: Number(port), processes: findProcesses(rest), line: number }];
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
