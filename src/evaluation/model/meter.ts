import { z } from 'zod';
import type { Model } from '../../domain/ports.ts';

/** What one question cost, all its attempts together. */
export interface Spent {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly requests: number;
  readonly durationMs: number;
  /** True when the server did not count the tokens and they are guessed from the length of the text. */
  readonly isEstimated: boolean;
}

/** Not every client tells what the server counted. */
const Counted = z.object({ usage: z.object({ promptTokens: z.number(), answerTokens: z.number() }) });
const CHARS_PER_TOKEN = 3;

/** The same model, and what was spent on it so far. */
export function createMeter(model: Model): { readonly model: Model; spent(): Spent } {
  let spent: Spent = { promptTokens: 0, completionTokens: 0, requests: 0, durationMs: 0, isEstimated: false };
  return {
    spent: () => spent,
    model: {
      ...(model.limits && { limits: model.limits.bind(model) }),
      ...(model.countTokens && { countTokens: model.countTokens.bind(model) }),
      get name() {
        return model.name;
      },
      async answer(prompt, signal, ...others) {
        const startedAt = performance.now();
        const add = (promptTokens: number, completionTokens: number, isEstimated: boolean): void => {
          spent = {
            promptTokens: spent.promptTokens + promptTokens,
            completionTokens: spent.completionTokens + completionTokens,
            requests: spent.requests + 1,
            durationMs: spent.durationMs + performance.now() - startedAt,
            isEstimated: spent.isEstimated || isEstimated,
          };
        };
        const sent = guess(`${prompt.system}${prompt.user}`);
        try {
          const answer = await model.answer(prompt, signal, ...others);
          const counted = Counted.safeParse(answer).data?.usage;
          if (counted) add(counted.promptTokens, counted.answerTokens, false);
          else add(sent, guess(JSON.stringify(answer.json) ?? ''), true);
          return answer;
        } catch (error) {
          add(sent, 0, true);
          throw error;
        }
      },
    },
  };
}

function guess(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}
