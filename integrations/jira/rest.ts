import type { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { connectTo } from './request.ts';
import { apiOf, type JiraSettings } from './settings.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Requests that need no more of jira.js than its transport, so that commands and checks do not wait for it to load. Names that
 * go into a path are checked before, as for `client.ts`. Throws what `failure.ts` makes of an answer, and
 * TICKET_SYSTEM_UNAVAILABLE for one of an unknown shape.
 */
export interface Rest {
  /** Before the name of a resource. */
  readonly api: string;
  readonly isCloud: boolean;
  get<T>(url: string, query: Query, shape: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  /** Sent once. */
  send(method: 'POST' | 'PUT' | 'DELETE', url: string, body: unknown, signal: AbortSignal): Promise<unknown>;
}

export function openRest(settings: JiraSettings): Rest {
  const connect = connectTo(settings);
  return {
    api: apiOf(settings),
    isCloud: settings.deployment !== 'data-center',
    async get(url, query, shape, signal) {
      const answer = shape.safeParse(await connect(signal).sendRequest<unknown>({ url, searchParams: { ...query } }));
      if (answer.success) return answer.data;
      throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Jira answered in a shape we do not know', answer.error);
    },
    send: (method, url, body, signal) =>
      connect(signal).sendRequest<unknown>({ method, url, ...(body === undefined ? {} : { body }) }),
  };
}
