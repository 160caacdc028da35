import type { ChatRequest } from './request.ts';

/** Nobody shall take its answers for a model's. */
export const STAND_IN_NAME = 'stand-in-without-a-model';

const LABEL = 'Stand-in without a model:';
/** `- disk_full on web-03: /var is full (E4.3, E5.1)`, as tai writes proved facts. */
const FACT = /^- ([a-z_]+) on [^:]+: (.+) \((E\d+\.\d+(?:, E\d+\.\d+)*)\)$/gm;
const MOST_CAUSES = 3;
const MOST_CITATIONS = 4;
const QUOTE_CHARS = 60;
const STATEMENT_CHARS = 300;

/** The proved facts of the prompt as an answer of tai's schema; with none, that nothing was proved. */
export function answerFromFacts({ messages: [, { content }] }: Pick<ChatRequest, 'messages'>): object {
  const lines = linesOf(content);
  const causes = [...content.matchAll(FACT)].slice(0, MOST_CAUSES).map(([, fault, words = '', ids = '']) => ({
    citations: ids
      .split(', ')
      .slice(0, MOST_CITATIONS)
      .map((line) => ({ line, quote: (lines.get(line) ?? '').slice(0, QUOTE_CHARS).trim() })),
    class: fault,
    statement: `${LABEL} ${words}`.slice(0, STATEMENT_CHARS),
    confidence: 'medium',
  }));
  const steps = [{ text: `${LABEL} put a real model in its place for an answer of its own`, risk: 'read-only' }];
  return { causes, ruledOut: [], steps, looks: [], healthy: causes.length === 0 };
}

function linesOf(prompt: string): ReadonlyMap<string, string> {
  const lines = [...prompt.matchAll(/^(E\d+\.\d+)(?: \(anyone\))?\| (.*)$/gm)];
  return new Map(lines.map(([, id = '', text = '']) => [id, text]));
}
