import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { FrontDesk } from '../../src/domain/front-desk.ts';
import { findHost } from '../../src/domain/host.ts';
import { type Run, RunId } from '../../src/domain/run.ts';
import { DEEPER_FORM } from './actions.ts';
import { LIMITS } from './limits.ts';
import { literal } from './rich-text.ts';

/** What is chosen in the form "Look deeper". */
export interface Deeper {
  readonly hosts: readonly string[];
  readonly since?: string;
  readonly looks?: readonly string[];
}

const WINDOWS: Readonly<Record<string, { readonly text: string; readonly ms: number }>> = {
  '30m': { text: 'the last 30 minutes', ms: 1_800_000 },
  '2h': { text: 'the last 2 hours', ms: 7_200_000 },
  '12h': { text: 'the last 12 hours', ms: 43_200_000 },
  '1d': { text: 'the last day', ms: 86_400_000 },
  '3d': { text: 'the last 3 days', ms: 259_200_000 },
  '7d': { text: 'the last week', ms: 604_800_000 },
};
const MOST_LOOKS = 20;

/** Host, time window, looks: for the same question, asked again with more. */
export function deeperView({ request, hosts }: Run, looks: FrontDesk['looks']): types.ModalView {
  const named = hosts.join(' ');
  const offered = looks.slice(0, LIMITS.options).map(({ name, about }) => option(name, `${name}: ${about}`));
  return {
    type: 'modal',
    callback_id: DEEPER_FORM,
    private_metadata: request.run,
    title: literal('Look deeper', LIMITS.titleChars),
    submit: literal('Look', LIMITS.titleChars),
    close: literal('Cancel', LIMITS.titleChars),
    blocks: [
      input('hosts', 'Hosts', 'One or more names, with blanks between. Left empty: those the question names.', {
        type: 'plain_text_input',
        action_id: 'hosts',
        max_length: 1_000,
        ...(named !== '' && { initial_value: named.slice(0, 1_000) }),
      }),
      input('since', 'Time window', 'What the logs said in it is looked at.', {
        type: 'static_select',
        action_id: 'since',
        options: Object.entries(WINDOWS).map(([name, { text }]) => option(name, text)),
      }),
      input('looks', 'Looks', 'Taken beside those that the question asks for.', {
        type: 'multi_static_select',
        action_id: 'looks',
        max_selected_items: MOST_LOOKS,
        options: offered,
      }),
    ],
  };
}

function input(id: string, label: string, hint: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: id, optional: true, label: literal(label, 75), hint: literal(hint, 150), element };
}

function option(value: string, text: string): types.PlainTextOption {
  return { text: literal(text, LIMITS.buttonChars), value };
}

const chosen = z.object({ value: z.string() });
const Values = z.object({
  hosts: z.object({ hosts: z.object({ value: z.string().nullish() }) }),
  since: z.object({ since: z.object({ selected_option: chosen.nullish() }) }),
  looks: z.object({ looks: z.object({ selected_options: z.array(chosen).nullish() }) }),
});

export type Filled =
  | { readonly kind: 'filled'; readonly deeper: Deeper }
  /** By block, for Slack to show beside the field. */
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

/** Undefined when it is no such form. */
export function readDeeper(values: unknown, looks: FrontDesk['looks'], now: Date): Filled | undefined {
  const parsed = Values.safeParse(values);
  if (!parsed.success) return undefined;
  const { hosts, since, looks: picked } = parsed.data;
  const names = (hosts.hosts.value ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const odd = names.find((name) => findHost(name) === undefined);
  if (odd !== undefined)
    return { kind: 'wrong', errors: { hosts: `${odd.slice(0, 60)} is not a host name or address` } };
  const known = new Set(looks.map(({ name }) => name));
  const named = (picked.looks.selected_options ?? []).map(({ value }) => value).filter((name) => known.has(name));
  const ms = WINDOWS[since.since.selected_option?.value ?? '']?.ms;
  return {
    kind: 'filled',
    deeper: {
      hosts: names,
      ...(named.length > 0 && { looks: named }),
      ...(ms !== undefined && { since: new Date(now.getTime() - ms).toISOString() }),
    },
  };
}

export const Submission = z.object({
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  view: z.object({
    id: z.string().max(100),
    callback_id: z.literal(DEEPER_FORM),
    private_metadata: RunId,
    state: z.object({ values: z.unknown() }),
  }),
});
export type Submission = z.infer<typeof Submission>;
