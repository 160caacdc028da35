import { setTimeout as sleep } from 'node:timers/promises';
import { TaiError } from '../domain/errors.ts';
import type { Model, Prompt } from '../domain/ports.ts';
import type { ModelDiagnosis } from './answer.ts';
import { fitChars, shrinkTo } from './fit.ts';
import { promptFor, readRung, RUNGS, type Rung } from './ladder.ts';

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
      /** The way of asking that was answered. */
      readonly rung: Rung;
    }
  | { readonly status: 'failed'; readonly code: string; readonly detail: string };

interface Attempt {
  readonly maxChars: number;
  readonly rung: number;
  readonly tried: ReadonlySet<string>;
  readonly waitMs: number;
}

/** Of the time left, for an attempt that is not the last: one that stands still leaves room for another. */
const SHARE = 0.6;
/** Before a server that failed is asked again, unless it says how long. */
const WAIT_MS = 500;
/** Of the whole time, the most that is waited for. */
const MOST_WAIT_SHARE = 0.25;

/**
 * The ladder. Too long: once more, smaller by what the server says. Unusable answer: another seed, then a simpler schema, then free
 * text. Server trouble: once more. Then the findings stand alone. Model trouble is an answer here too; only the caller's own abort is
 * thrown.
 */
export async function askModel(question: Question, signal: AbortSignal): Promise<Asked> {
  const startedAt = performance.now();
  const left = (): number => question.timeoutMs - (performance.now() - startedAt);
  let attempt: Attempt | undefined = await firstAttempt(question, signal);
  let trouble = new TaiError('MODEL_UNAVAILABLE', 'it was not asked');
  while (attempt && left() > attempt.waitMs) {
    await sleep(attempt.waitMs, undefined, { signal });
    const rung = RUNGS[attempt.rung] ?? 'free text';
    const prompt = promptFor(rung, question.build(attempt.maxChars, question.seed + attempt.rung));
    try {
      const said = await askOnce(question, prompt, rung, left() * (isLast(attempt) ? 1 : SHARE), signal);
      return { status: 'answered', ...said, rung, durationMs: Math.round(performance.now() - startedAt) };
    } catch (error) {
      signal.throwIfAborted();
      trouble = toTrouble(error);
      attempt = nextAttempt(attempt, trouble, prompt, question);
    }
  }
  return { status: 'failed', code: trouble.code, detail: trouble.message };
}

async function firstAttempt(
  { model, build, maxChars, seed, timeoutMs }: Question,
  signal: AbortSignal,
): Promise<Attempt> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, Math.floor(timeoutMs * MOST_WAIT_SHARE)))]);
  const fitting = await fitChars(model, (chars) => build(chars, seed), maxChars, either).catch(() => maxChars);
  signal.throwIfAborted();
  return { maxChars: fitting, rung: 0, tried: new Set(), waitMs: 0 };
}

async function askOnce(
  { model, onText, onAttempt }: Question,
  prompt: Prompt,
  rung: Rung,
  timeoutMs: number,
  signal: AbortSignal,
) {
  const deadline = AbortSignal.timeout(Math.max(1, Math.floor(timeoutMs)));
  const either = AbortSignal.any([signal, deadline]);
  onAttempt?.();
  let isOver = false;
  const onPiece = (text: string): void => {
    if (!isOver) onText?.(text);
  };
  try {
    const answer = await untilAborted(model.answer(prompt, either, onPiece), either);
    return { answer: readRung(rung, answer), model: answer.model };
  } catch (error) {
    throw deadline.aborted ? tooSlow(timeoutMs, error) : error;
  } finally {
    isOver = true;
  }
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

function isLast({ rung, tried }: Attempt): boolean {
  return rung === RUNGS.length - 1 || tried.has('MODEL_UNAVAILABLE');
}

function nextAttempt(before: Attempt, trouble: TaiError, prompt: Prompt, question: Question): Attempt | undefined {
  const { maxChars, rung, tried } = before;
  const again = { maxChars, rung, tried: new Set([...tried, trouble.code]), waitMs: 0 };
  if (trouble.code === 'MODEL_ANSWER_INVALID')
    return rung + 1 < RUNGS.length ? { ...again, rung: rung + 1 } : undefined;
  if (tried.has(trouble.code)) return undefined;
  if (trouble.code === 'MODEL_TOO_LONG') return { ...again, maxChars: shrinkTo(prompt, maxChars, trouble.overshoot) };
  if (trouble.code !== 'MODEL_UNAVAILABLE') return undefined;

  // A stall or a cut can come of what was just being written, so the seed is another one too.
  const waitMs = Math.min(trouble.retryAfterMs ?? WAIT_MS, question.timeoutMs * MOST_WAIT_SHARE);
  return { ...again, rung: Math.min(rung + 1, RUNGS.length - 1), waitMs };
}

function tooSlow(timeoutMs: number, cause: unknown): TaiError {
  return new TaiError('MODEL_UNAVAILABLE', `no answer within ${Math.ceil(timeoutMs / 1000)} s`, cause);
}

function toTrouble(error: unknown): TaiError {
  if (error instanceof TaiError) return error;
  return new TaiError('MODEL_UNAVAILABLE', 'it could not be asked', error);
}
