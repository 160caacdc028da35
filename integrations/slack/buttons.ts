import type { types } from '@slack/bolt';
import { ACTIONS } from './actions.ts';
import { LIMITS } from './limits.ts';
import { RERUN_ACTION } from './rerun.ts';
import { literal } from './rich-text.ts';

export interface Offered {
  /** Carried by "Run again". */
  readonly rerunValue: string;
  /** Whether a report can be written into an issue from here. */
  readonly toIssue?: boolean;
}

/** What may be done with an answer. */
export function answerButtons(run: string, { rerunValue, toIssue = false }: Offered): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [
      button(RERUN_ACTION, 'Run again', rerunValue),
      button(ACTIONS.deeper, 'Look deeper', run),
      button(ACTIONS.evidence, 'Evidence', run),
      ...(toIssue ? [button(ACTIONS.toIssue, 'To Jira', run)] : []),
      button(ACTIONS.good, '👍', run),
      button(ACTIONS.bad, '👎', run),
    ],
  };
}

export function button(actionId: string, text: string, value: string): types.Button {
  return { type: 'button', action_id: actionId, text: literal(text, LIMITS.buttonChars), value };
}
