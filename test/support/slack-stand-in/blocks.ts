import { z } from 'zod';

/** The blocks tai may use, with every field Slack knows for them; anything else is refused like Slack refuses it. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const blockId = z.string().max(255).optional();
const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});

const words = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() });
const link = z.strictObject({
  type: z.literal('link'),
  url: z.url(),
  text: z.string().optional(),
  style: style.optional(),
});
const user = z.strictObject({ type: z.literal('user'), user_id: z.string(), style: style.optional() });
const broadcast = z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']) });
const channel = z.strictObject({ type: z.literal('channel'), channel_id: z.string(), style: style.optional() });
const inline = z.discriminatedUnion('type', [words, link, user, broadcast, channel]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline).min(1) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
  indent: z.int().min(0).max(8).optional(),
});
const quoted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [words, link])).min(1),
});

const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  text: plain(75),
  value: z.string().max(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const mrkdwn = z.strictObject({
  type: z.literal('mrkdwn'),
  text: z.string().min(1).max(3_000),
  verbatim: z.boolean().optional(),
});
const text = z.discriminatedUnion('type', [plain(3_000), mrkdwn]);

export const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150), block_id: blockId }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({ type: z.literal('section'), text, block_id: blockId }),
  z.strictObject({ type: z.literal('context'), elements: z.array(text).min(1).max(10), block_id: blockId }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25), block_id: blockId }),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z.array(z.discriminatedUnion('type', [section, list, quoted])).min(1),
    block_id: blockId,
  }),
]);

export type StoredBlock = z.infer<typeof block>;

/** The blocks, or the name of the error Slack would answer with. */
export function parseBlocks(json: string): readonly StoredBlock[] | 'invalid_blocks' | 'msg_blocks_too_long' {
  const parsed = z.array(block).max(50).safeParse(JSON.parse(json));
  if (!parsed.success) return 'invalid_blocks';
  return json.length > 13_200 ? 'msg_blocks_too_long' : parsed.data;
}
