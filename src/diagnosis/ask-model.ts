import { TaiError } from '../domain/errors.ts';
import type { Model, Prompt } from '../domain/ports.ts';
import { ModelDiagnosis } from './answer.ts';

export interface Question {
  readonly model: Model;
  readonly build: (maxChars: number, seed: number) => Prompt;
  readonly maxChars: number;
  readonly seed: number;
  /** For all attempts together. */
  readonly timeoutMs: number;
  /** An attempt begins: the text of the one before counts no more. */
  readonly onAttempt?: () => void;
  readonly onText?: (text: string) => void;
}

export type Asked =
  | {
      readonly status: 'answered';
      readonly answer: ModelDiagnosis;
      readonly model: string;
      readonly durationMs: number;
    }
  | { readonly status: 'failed'; readonly code: string; readonly detail: string };

interface Attempt {
  readonly maxChars: number;
  readonly seed: number;
  readonly tried: ReadonlySet<string>;
}

const SHRINK = 0.6;

/** The ladder: too long is asked once more with 60 % of the characters, an unusable answer once more with another seed, anything
 * else ends it. Model trouble is an answer here too; only the caller's own abort is thrown. */
export async function askModel(question: Question, signal: AbortSignal): Promise<Asked> {
  const startedAt = performance.now();
  const deadline = AbortSignal.timeout(question.timeoutMs);
  const either = AbortSignal.any([signal, deadline]);

  let attempt: Attempt | undefined = { maxChars: question.maxChars, seed: question.seed, tried: new Set() };
  let trouble = new TaiError('MODEL_UNAVAILABLE', 'it was not asked');
  while (attempt) {
    const prompt = question.build(attempt.maxChars, attempt.seed);
    try {
      question.onAttempt?.();
      const { answer, model } = await askOnce(question, prompt, either);
      return { status: 'answered', answer, model, durationMs: Math.round(performance.now() - startedAt) };
    } catch (error) {
      signal.throwIfAborted();
      trouble = deadline.aborted ? tooSlow(question.timeoutMs, error) : toTrouble(error);
      attempt = deadline.aborted ? undefined : nextAttempt(attempt, trouble);
    }
  }
  return { status: 'failed', code: trouble.code, detail: trouble.message };
}

async function askOnce({ model, onText }: Question, prompt: Prompt, signal: AbortSignal) {
  const answer = await untilAborted(model.answer(prompt, signal, onText), signal);
  const read = ModelDiagnosis.safeParse(answer.json);
  if (!read.success)
    throw new TaiError('MODEL_ANSWER_INVALID', 'its answer has another form than asked for', read.error);
  return { answer: read.data, model: answer.model };
}

/** A model that does not heed its signal must not hold the run. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  return await Promise.race([work, aborted]).finally(() => stop && signal.removeEventListener('abort', stop));
}

function nextAttempt({ maxChars, seed, tried }: Attempt, { code }: TaiError): Attempt | undefined {
  if (tried.has(code)) return undefined;
  const now = new Set([...tried, code]);
  if (code === 'MODEL_TOO_LONG') return { maxChars: Math.floor(maxChars * SHRINK), seed, tried: now };
  if (code === 'MODEL_ANSWER_INVALID') return { maxChars, seed: seed + 1, tried: now };
  return undefined;
}

function tooSlow(timeoutMs: number, cause: unknown): TaiError {
  return new TaiError('MODEL_UNAVAILABLE', `no answer within ${Math.ceil(timeoutMs / 1000)} s`, cause);
}

function toTrouble(error: unknown): TaiError {
  if (error instanceof TaiError) return error;
  return new TaiError('MODEL_UNAVAILABLE', 'it could not be asked', error);
}
