import { errorBody, oldTooLongBody, tooLongBody } from './bodies.ts';
import { countTokens, type ChatRequest } from './request.ts';

export type Refusal =
  | 'too long'
  | 'too long, old words'
  | 'too long, no numbers'
  | 'busy'
  | 'busy, bare'
  | 'broken'
  | 'broken, web page';

const REFUSALS: ReadonlySet<string | undefined> = new Set<Refusal>([
  'too long',
  'too long, old words',
  'too long, no numbers',
  'busy',
  'busy, bare',
  'broken',
  'broken, web page',
]);

export interface Refused {
  readonly status: number;
  /** A string is sent as it is. */
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function isRefusal(fault: string | undefined): fault is Refusal {
  return REFUSALS.has(fault);
}

/** What a server answers before it has said 200. */
export function refuse(refusal: Refusal, chat: ChatRequest, maxModelLen: number): Refused {
  switch (refusal) {
    case 'too long':
      return { status: 400, body: tooLongBody(countTokens(chat), chat.max_tokens, maxModelLen) };
    case 'too long, old words':
      return { status: 400, body: oldTooLongBody(countTokens(chat), chat.max_tokens, maxModelLen) };
    case 'too long, no numbers':
      return { status: 400, body: errorBody('The prompt is too long.', 'BadRequestError', 'input_text', 400) };
    case 'busy, bare':
      return { status: 503, body: '' };
    case 'broken, web page':
      return { status: 502, body: '<html><body>502 Bad Gateway</body></html>' };
    case 'busy': {
      const body = errorBody('The request queue is full.', 'ServiceUnavailableError', null, 503);
      return { status: 503, body, headers: { 'retry-after': '3' } };
    }
    case 'broken':
      return { status: 500, body: errorBody('Internal server error', 'InternalServerError', null, 500) };
    default:
      return refusal satisfies never;
  }
}
