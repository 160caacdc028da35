import { toVisible } from './visible.ts';

/** Chat templates may read these as turns, channels or tool calls wherever they stand: `<|channel>`, `<turn|>`, `<eos>`, `<tool_call>`. */
const TAG_TOKEN = /<(\/?[\w|｜▁"][\w|｜▁"/ -]{0,60})>/gu;
const OPEN_BAR = /<(?=[|｜])/gu;
const CLOSE_BAR = /(?<=[|｜])>/gu;
const LLAMA_TOKEN = /\[(\/?(?:INST|SYS|SYSTEM|TOOL_CALLS|AVAILABLE_TOOLS))\]/gi;
const LLAMA_SYSTEM = /<<(\/?SYS)>>/gi;

/** Text as the model may read it: one visible line in which nothing can pass for a control token. Loses no word. */
export function neutralise(text: string): string {
  return toVisible(text)
    .replace(LLAMA_SYSTEM, '‹‹$1››')
    .replace(TAG_TOKEN, '‹$1›')
    .replace(OPEN_BAR, '‹')
    .replace(CLOSE_BAR, '›')
    .replace(LLAMA_TOKEN, '($1)');
}
