import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const Reply = z.union([z.object({ return: z.unknown() }), z.object({ error: z.object({ desc: z.string() }) })]);

/** QEMU's monitor on a socket. Source: docs/interop/qmp-spec of QEMU. */
export interface Monitor {
  /** A line of the human monitor, which answers nothing when it went well. Throws with what it says. */
  command(line: string): Promise<void>;
  close(): void;
}

export async function openMonitor(path: string): Promise<Monitor> {
  const socket = connect(path);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]();
  const ask = async (execute: string, words: Readonly<Record<string, string>> = {}): Promise<unknown> => {
    socket.write(`${JSON.stringify({ execute, arguments: words })}\n`);
    return nextReply(replies);
  };
  await ask('qmp_capabilities');
  return {
    async command(line) {
      const said = z.string().parse(await ask('human-monitor-command', { 'command-line': line }));
      if (said.trim() !== '') throw new Error(`${line}: ${said.trim()}`);
    },
    close: () => void (socket satisfies Socket).destroy(),
  };
}

/** Events come between replies and are passed over; so is the greeting. */
async function nextReply(lines: AsyncIterator<string>): Promise<unknown> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('QEMU has ended');
    const reply = Reply.safeParse(JSON.parse(value));
    if (!reply.success) continue;
    if ('error' in reply.data) throw new Error(reply.data.error.desc);
    return reply.data.return;
  }
}
