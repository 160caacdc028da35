import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Which requests are met by a fault; everything not said matches. `times` is 1 unless told. */
interface When {
  readonly method?: string;
  readonly path?: RegExp;
  readonly body?: RegExp;
  readonly times?: number;
}

export type Fault = When &
  (
    | { readonly kind: 'busy'; readonly retryAfter: string }
    | { readonly kind: 'status'; readonly status: number; readonly message?: string; readonly location?: string }
    /** A firewall's page: HTML, and no sign of Jira. */
    | { readonly kind: 'edge'; readonly status?: number }
    | { readonly kind: 'hang' }
    | { readonly kind: 'slow'; readonly ms: number }
    /** The connection ends before the request is handled, after it, or in the middle of the answer. */
    | { readonly kind: 'cut'; readonly moment: 'before' | 'after' | 'half' }
  );

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export class Faults {
  readonly #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The first fault that is meant for this request; it is used up by one. */
  take({ method, path, body }: Request): Fault | undefined {
    const found = this.#waiting.find(({ fault, left }) => {
      const isMethod = fault.method === undefined || fault.method === method;
      return left > 0 && isMethod && (fault.path?.test(path) ?? true) && (fault.body?.test(body) ?? true);
    });
    if (found) found.left -= 1;
    return found?.fault;
  }
}

/** Sends what the fault says. True when that was all: the request is not handled any more. */
export async function commit(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'busy':
      return say(response, 429, { 'retry-after': fault.retryAfter }, 'Rate limit exceeded.');
    case 'status':
      return say(response, fault.status, { 'x-arequestid': '1', location: fault.location ?? '' }, fault.message);
    case 'edge':
      response.writeHead(fault.status ?? 403, { 'content-type': 'text/html' });
      response.end('<html><head><title>ERROR: The request could not be satisfied</title></head></html>');
      return true;
    case 'hang':
      return true;
    case 'slow':
      await sleep(fault.ms);
      return false;
    case 'cut':
      if (fault.moment === 'before') response.destroy();
      return fault.moment === 'before';
    default:
      return fault satisfies never;
  }
}

function say(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, message = 'made to fail'): true {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ errorMessages: [message], errors: {} }));
  return true;
}
