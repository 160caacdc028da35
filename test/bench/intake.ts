import type { Ask } from '../../src/domain/ports.ts';
import type { Queues } from '../../workers/queues.ts';
import { built } from './built.ts';

/** tai's own way into the queue, built, for the servers it is compared with. Connected when it resolves. */
export async function openIntake(socket: string): Promise<(ask: Ask) => Promise<string>> {
  const { openQueues }: typeof import('../../workers/queues.ts') = await import(built('workers/queues.js').href);
  const { toRequest }: typeof import('../../src/app/request.ts') = await import(built('src/app/request.js').href);
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const queues: Queues = openQueues({ path: socket }, silent);
  await queues.ping();
  return async (ask) => {
    const request = toRequest(ask, new Date());
    await queues.enqueue(request);
    return request.run;
  };
}
