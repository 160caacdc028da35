import type { types } from '@slack/bolt';
import { clean, clip } from './text.ts';

/** Only literal text: elements for links, mentions and emoji are left to Slack's own users. */
export function words(text: string, style: 'plain' | 'bold' = 'plain'): types.RichTextText {
  const shown = clean(text) || ' ';
  return { type: 'text', text: shown, ...(style === 'bold' ? { style: { bold: true } } : {}) };
}

export function line(...elements: types.RichTextText[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function quote(lines: readonly string[]): types.RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [words(lines.join('\n'))] };
}

export function list(style: 'bullet' | 'ordered', elements: types.RichTextSection[]): types.RichTextList {
  return { type: 'rich_text_list', style, elements };
}

export function block(...elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Never interpreted: no markup, no emoji names. */
export function literal(text: string, maxChars: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(clean(text), maxChars) || ' ', emoji: false };
}

/** The first ones, each cut to size, and a last one that says how many are missing. */
export function firstOf(items: readonly string[], count: number, chars: number): string[] {
  const kept = items.slice(0, count).map((item) => clip(item, chars));
  const missing = items.length - kept.length;
  return missing > 0 ? [...kept, `… and ${missing} more`] : kept;
}
