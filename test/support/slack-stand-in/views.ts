import { z } from 'zod';
import { block, plain } from './blocks.ts';
import type { View } from './seen.ts';

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: z.string().max(255),
    initial_value: z.string().min(1).max(3_000).optional(),
    max_length: z.int().min(1).max(3_000).optional(),
    multiline: z.boolean().optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: z.string().max(255),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: z.string().max(255),
    options: z.array(option).min(1).max(100),
    max_selected_items: z.int().min(1).optional(),
    placeholder: plain(150).optional(),
  }),
]);
const input = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().max(255),
  label: plain(2_000),
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
  element,
});
const view = z.strictObject({
  type: z.enum(['modal', 'home']),
  title: plain(24).optional(),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3_000).optional(),
  blocks: z.array(z.union([input, block])).max(100),
});

/** The view, or the name of the error Slack would answer with. */
export function parseView(json: string, type: 'modal' | 'home'): View | string {
  const parsed = view.safeParse(JSON.parse(json));
  if (!parsed.success) return 'invalid_arguments';
  if (json.length > 250_000) return 'view_too_large';
  const { data } = parsed;
  const hasInput = data.blocks.some((each) => each.type === 'input');
  if (data.type !== type || (type === 'modal') !== (data.title !== undefined)) return 'invalid_arguments';
  return hasInput && data.submit === undefined ? 'invalid_arguments' : { ...data };
}
