import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RunStore } from '../domain/ports.ts';
import type { RunId } from '../domain/run.ts';

/** Proxies close a connection that says nothing for a minute. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events of one run, from its first or after `Last-Event-ID`; the last one is called `end`. */
export async function sendEvents(
  runs: RunStore,
  id: RunId,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const left = new AbortController();
  const { raw } = reply;
  raw.on('close', () => left.abort());
  reply.hijack();
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);

  try {
    for await (const { id: eventId, event } of runs.watch(id, lastSeen(request), left.signal)) {
      raw.write(`id: ${eventId}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    raw.write('event: end\ndata: {}\n\n');
  } catch (error) {
    if (!left.signal.aborted) raw.write('event: lost\ndata: {}\n\n');
    if (!(error instanceof Error)) throw error;
  } finally {
    clearInterval(heartbeat);
    raw.end();
  }
}

function lastSeen({ headers }: FastifyRequest): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d+-\d+$/.test(id) ? id : undefined;
}
