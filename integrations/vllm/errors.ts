import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { TaiError, type Overshoot } from '../../src/domain/errors.ts';

/** vLLM names the field at fault; servers before that only said it in words. */
const TOO_LONG_PARAMS: ReadonlySet<unknown> = new Set(['input_tokens', 'input_text']);
const TOO_LONG_WORDS = /maximum context length|context length is only|passed \d+ input (?:tokens|characters)/i;

/** What went wrong, in our words: the server's own could hold pieces of the prompt. */
export function toModelError(error: unknown, timeoutMs: number): TaiError {
  if (error instanceof TaiError) return error;
  if (isTooLong(error)) {
    const words = 'the prompt is longer than its context';
    return new TaiError('MODEL_TOO_LONG', words, error, undefined, readOvershoot(error.message));
  }
  if (isTimeout(error))
    return new TaiError('MODEL_UNAVAILABLE', `no answer within ${Math.ceil(timeoutMs / 1000)} s`, error);
  if (!(error instanceof APIError)) return new TaiError('MODEL_UNAVAILABLE', 'the connection broke off', error);
  if (error.status === undefined) return withoutStatus(error);
  return new TaiError('MODEL_UNAVAILABLE', describeStatus(error.status), error, retryAfterMs(error));
}

/** 400 as a status, or as the code of an error that comes inside a stream already begun. */
function isTooLong(error: unknown): error is APIError {
  if (!(error instanceof APIError)) return false;
  const status: unknown = error.status ?? error.code;
  return Number(status) === 400 && (TOO_LONG_PARAMS.has(error.param) || TOO_LONG_WORDS.test(error.message));
}

/** In the words of vLLM since 0.12, and of those before: prompt, answer, context. */
const NEW_WORDS = /passed (\d+) input tokens and requested (\d+) output tokens.*?context length is only (\d+)/is;
const OLD_WORDS = /maximum context length is (\d+) tokens.*?\((\d+) in the messages, (\d+) in the completion\)/is;

/** How long the prompt was and might have been, where the message says it. */
export function readOvershoot(message: string): Overshoot | undefined {
  const [, promptTokens, answerTokens, contextTokens] = NEW_WORDS.exec(message) ?? fromOld(OLD_WORDS.exec(message));
  const tokens = Number(promptTokens);
  const allowedTokens = Number(contextTokens) - Number(answerTokens);
  return tokens > allowedTokens && allowedTokens > 0 ? { promptTokens: tokens, allowedTokens } : undefined;
}

function fromOld(found: RegExpExecArray | null): readonly (string | undefined)[] {
  return [undefined, found?.[2], found?.[3], found?.[1]];
}

function isTimeout(error: unknown): boolean {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return true;
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

/** A broken connection, or an error line inside a stream that began with 200. */
function withoutStatus(error: APIError): TaiError {
  const code: unknown = error.code;
  const inStream = code !== undefined || error.error !== undefined;
  return new TaiError(
    'MODEL_UNAVAILABLE',
    inStream ? 'it reported an error while it answered' : 'it could not be reached',
    error,
  );
}

function describeStatus(status: number): string {
  if (status === 401 || status === 403) return `its server refused our key (${status})`;
  if (status === 404) return 'its server does not have that model (404)';
  if (status === 429 || status === 503) return `its server is busy (${status})`;
  return `its server answered ${status}`;
}

/** `Retry-After` in seconds; the form with a date is not used by vLLM. */
function retryAfterMs({ headers }: APIError): number | undefined {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
