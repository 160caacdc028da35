import { toVisible } from './visible.ts';

/** Chat templates may read these as turns, channels or tool calls wherever they stand: `<|channel>`, `<turn|>`, `<eos>`, `<tool_call>`. */
const TAG_TOKEN = /<(\/?[\w|｜▁"][\w|｜▁"/ -]{0,60})>/gu;
const OPEN_BAR = /<(?=[|｜])/gu;
const CLOSE_BAR = /(?<=[|｜])>/gu;
const LLAMA_TOKEN =
  /\[(\/?(?:INST|SYS|SYSTEM|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|AVAILABLE_TOOLS|THINK|IMG|PREFIX|SUFFIX|MIDDLE))\]/gi;
const LLAMA_SYSTEM = /<<(\/?SYS)>>/gi;

/** ASCII in another width, which some tokenizers fold before they look for tokens. The bar stays: no token is made of it alone. */
const OTHER_WIDTH = /[\uFF01-\uFF5B\uFF5D\uFF5E\uFE50-\uFE6B]/g;

/** Text as the model may read it: one visible line in which nothing can pass for a control token. Loses no word. */
export function neutralise(text: string): string {
  return toVisible(text)
    .replace(OTHER_WIDTH, (sign) => sign.normalize('NFKC'))
    .replace(LLAMA_SYSTEM, '‹‹$1››')
    .replace(TAG_TOKEN, '‹$1›')
    .replace(OPEN_BAR, '‹')
    .replace(CLOSE_BAR, '›')
    .replace(LLAMA_TOKEN, '($1)');
}
