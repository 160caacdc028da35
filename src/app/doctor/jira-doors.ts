import type { Config } from '../../config.ts';
import type { Checkpoint } from '../../domain/checkpoint.ts';

/** The configuration has been judged: what can be missing still are the doors. */
export function lackingDoors(
  { webhookSecret, pathToken, pollSeconds, automationSecret }: NonNullable<Config['jira']>,
  where: Pick<Checkpoint, 'where' | 'step'>,
): readonly Checkpoint[] {
  const step = { ...where, mark: 'unchecked', stops: false } as const;
  const hears = webhookSecret ?? pathToken ?? pollSeconds;
  const tickets = 'without jira.webhookSecret or jira.pollSeconds new tickets and comments do not come in';
  const button = 'without jira.automationSecret the button in tickets does not work';
  return [
    ...(hears === undefined ? [{ ...step, detail: tickets, fix: 'TAI_JIRA_WEBHOOK_SECRET=… in .env' }] : []),
    ...(automationSecret === undefined
      ? [{ ...step, detail: button, fix: 'TAI_JIRA_AUTOMATION_SECRET=… in .env' }]
      : []),
  ];
}
