import { z } from 'zod';
import type { Received } from '../../src/domain/ports.ts';
import { IssueKey, NumericId, refTo } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { Person, personId } from './person.ts';
import { requesterOf } from './requester.ts';
import { askWithin, ignored } from './received.ts';

const Change = z.object({
  field: z.string(),
  fromString: z.string().nullish().catch(null),
  toString: z.string().nullish().catch(null),
});
export type Change = z.infer<typeof Change>;

export const Changes = z.object({ id: NumericId, items: z.array(z.unknown()).catch([]) });

export const LabelEvent = z.object({
  user: Person.optional().catch(undefined),
  issue: z.object({ id: NumericId, key: IssueKey }),
  changelog: Changes,
});
type LabelEvent = z.infer<typeof LabelEvent>;

export interface LabelRules {
  readonly projects: readonly string[] | undefined;
  readonly rerunLabel: string;
  readonly ownAccount: Pick<OwnAccount, 'known'>;
}

/** A person has set our label. The change has an id of its own, which a webhook and a look at the history both show. */
export function hearLabel({ user, issue, changelog }: LabelEvent, rules: LabelRules): Received {
  const { projects, rerunLabel, ownAccount } = rules;
  if (!setsLabel(changelog.items, rerunLabel)) return ignored(`an update that did not set the label ${rerunLabel}`);
  if (user === undefined || personId(user) === ownAccount.known()) return ignored('a label set by us or by nobody');
  if (user.accountType === 'app') return ignored('a label set by an app');
  const by = requesterOf(user);
  const key = `jira-${issue.id}-label-${changelog.id}`;
  return askWithin(projects, { key, ticket: refTo(issue), trigger: 'button', hosts: [], ...(by && { by }) });
}

/** Labels are one field, its values with spaces between. */
export function setsLabel(items: readonly unknown[], label: string): boolean {
  return items.some((item) => {
    const change = Change.safeParse(item).data;
    if (change?.field !== 'labels') return false;
    return wordsOf(change.toString).includes(label) && !wordsOf(change.fromString).includes(label);
  });
}

function wordsOf(labels: Change['toString']): readonly string[] {
  return typeof labels === 'string' ? labels.split(' ') : [];
}
