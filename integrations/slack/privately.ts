import { literal } from './rich-text.ts';
import { toEscapedText } from './text.ts';

const MOST_CHARS = 3_000;

/** An answer to a command that only its sender sees. Nothing in it is interpreted. */
export function privately(text: string): object {
  return {
    response_type: 'ephemeral',
    text: toEscapedText(text, MOST_CHARS),
    blocks: [{ type: 'section', text: literal(text, MOST_CHARS) }],
  };
}
