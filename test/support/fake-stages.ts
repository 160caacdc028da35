import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { parseHost } from '../../src/domain/host.ts';
import type { Answer, Run, RunEvent } from '../../src/domain/run.ts';
import { ticketKey } from '../../src/domain/ticket.ts';
import type { Connection } from '../../workers/connection.ts';
import type { Stages } from '../../workers/stages.ts';

/** Where a stage can be told to stop for ever: at its start, or (`answered`) after the comment was written but not remembered. */
export type Point = 'investigate' | 'diagnose' | 'answer' | 'answered' | 'askLater';

export interface FakeTickets {
  readonly stages: Stages;
  /** The comments a ticket has, each with the run last written into it. */
  comments(run: Pick<Run, 'request'>): Promise<readonly string[]>;
  /** Which stages ran, in order: "investigate r...". */
  calls(): Promise<readonly string[]>;
  /** For stages of a test's own: notes the call, and fails or stops where it was told to. */
  reach(point: Point, run: Run, signal: AbortSignal): Promise<void>;
  /** The next times this process comes to the point it throws these, first to last. */
  failNext(point: Point, ...errors: readonly Error[]): void;
  close(): Promise<void>;
}

export type OnPoint = (point: Point, run: Run, signal: AbortSignal) => Promise<void>;

/** Stages and a ticket system that several processes share. Like a real one it can not create a comment only if there is none:
 * it looks and then writes, so two writers at once leave two. */
export function openFakeTickets(connection: Connection, onPoint: OnPoint = async () => undefined): FakeTickets {
  const redis = new Redis({ ...connection });
  redis.on('error', () => undefined);
  const failures = new Map<Point, Error[]>();

  async function reach(point: Point, run: Run, signal: AbortSignal): Promise<void> {
    await redis.rpush('fake:calls', `${point} ${run.request.run}`);
    const failure = failures.get(point)?.shift();
    if (failure) throw failure;
    await onPoint(point, run, signal);
  }

  async function write(run: Run, previous: Answer | undefined): Promise<string> {
    const key = commentsKey(run);
    const count = await redis.llen(key);
    await sleep(20);
    if (count > 0) {
      await redis.lset(key, Number(previous?.id ?? 0), run.request.run);
      return previous?.id ?? '0';
    }
    return String((await redis.rpush(key, run.request.run)) - 1);
  }

  return {
    stages: {
      async investigate(run, onEvent, signal) {
        await reach('investigate', run, signal);
        const hosts = [parseHost('web-03')];
        await onEvent({ kind: 'hosts', hosts, refused: [] } satisfies RunEvent);
        return { hosts };
      },
      async diagnose(run, onEvent, signal) {
        await reach('diagnose', run, signal);
        await onEvent({ kind: 'thinking', model: 'fake' });
        return { findings: [] };
      },
      async answer(run, previous, signal) {
        await reach('answer', run, signal);
        const id = await write(run, previous);
        await reach('answered', run, signal);
        return { ticket: run.request.ticket, id, run: run.request.run };
      },
    },
    reach,
    comments: (run) => redis.lrange(commentsKey(run), 0, -1),
    calls: () => redis.lrange('fake:calls', 0, -1),
    failNext: (point, ...errors) => void failures.set(point, [...errors]),
    async close() {
      redis.disconnect();
    },
  };
}

function commentsKey({ request }: Pick<Run, 'request'>): string {
  return `fake:comments:${ticketKey(request.ticket)}`;
}
