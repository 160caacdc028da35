import type { Overshoot } from '../domain/errors.ts';
import type { Model, Prompt } from '../domain/ports.ts';
import { charsFor, sizeOfText } from './prompt-size.ts';

export type Build = (maxChars: number) => Prompt;

/** The server's word on its context is good to have, and not worth a long wait. */
const ASK_MS = 3_000;
/** A prompt that fills less than this is built anew, bigger. */
const FULL_SHARE = 0.85;
const SAFE_SHARE = 0.97;
/** Of a prompt's size, when a server says that it is too long and not by how much. */
const SHRINK = 0.6;
/** What is denser than three bytes a token gains nothing, what is thinner at most this. */
const MOST_GROWTH = 1.6;

/**
 * The size at which the prompt costs as many tokens as `maxChars` stands for, by the server's own count where it counts. Without a
 * count, or when that takes too long, it is `maxChars`. Throws the signal's reason.
 */
export async function fitChars(model: Model, build: Build, maxChars: number, signal: AbortSignal): Promise<number> {
  if (!model.countTokens) return maxChars;
  const either = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  try {
    const prompt = build(maxChars);
    const { contextTokens = Number.POSITIVE_INFINITY } = (await model.limits?.(either)) ?? {};
    const allowed = Math.min(maxChars / charsFor(1), contextTokens - prompt.maxTokens);
    return await fitTo(model, build, prompt, { maxChars, allowed }, either);
  } catch {
    signal.throwIfAborted();
    return maxChars;
  }
}

interface Wish {
  readonly maxChars: number;
  /** Tokens that the prompt may have. */
  readonly allowed: number;
}

async function fitTo(model: Model, build: Build, prompt: Prompt, wish: Wish, signal: AbortSignal): Promise<number> {
  const { maxChars, allowed } = wish;
  const tokens = (await model.countTokens?.(prompt, signal)) ?? 0;
  if (tokens <= 0 || allowed <= 0 || isWellFilled(prompt, tokens, wish)) return maxChars;

  const fitting = Math.floor(Math.min(MOST_GROWTH * maxChars, sizeOf(prompt) * (allowed / tokens) * SAFE_SHARE));
  if (tokens > allowed) return fitting;
  const grown = await model.countTokens?.(build(fitting), signal);
  return grown !== undefined && grown <= allowed ? fitting : maxChars;
}

/** It fits, and either all there is to say is said or there is hardly room for more. */
function isWellFilled(prompt: Prompt, tokens: number, { maxChars, allowed }: Wish): boolean {
  if (tokens > allowed) return false;
  return sizeOf(prompt) < maxChars * FULL_SHARE || tokens >= allowed * FULL_SHARE;
}

/** By as much as the server says that it was too long, else to 60 %. */
export function shrinkTo(prompt: Prompt, maxChars: number, overshoot: Overshoot | undefined): number {
  if (!overshoot) return Math.floor(maxChars * SHRINK);
  const share = (overshoot.allowedTokens / overshoot.promptTokens) * SAFE_SHARE;
  return Math.floor(Math.min(maxChars, sizeOf(prompt)) * share);
}

function sizeOf({ system, user }: Prompt): number {
  return sizeOfText(system) + sizeOfText(user);
}
