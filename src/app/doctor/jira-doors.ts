import type { Config } from '../../config.ts';
import type { Checkpoint } from '../../domain/checkpoint.ts';

/** The configuration has been judged: what can be missing still are the secrets of doors. */
export function lackingDoors(
  { webhookSecret, automationSecret }: NonNullable<Config['jira']>,
  where: Pick<Checkpoint, 'where' | 'step'>,
): readonly Checkpoint[] {
  const doors = [
    ['webhookSecret', 'TAI_JIRA_WEBHOOK_SECRET', webhookSecret, 'new tickets and comments do not come in'],
    ['automationSecret', 'TAI_JIRA_AUTOMATION_SECRET', automationSecret, 'the button in tickets does not work'],
  ] as const;
  return doors.flatMap(([key, variable, secret, lost]): Checkpoint[] => {
    if (secret !== undefined) return [];
    return [
      {
        ...where,
        stops: false,
        mark: 'unchecked',
        detail: `without jira.${key} ${lost}`,
        fix: `${variable}=… in .env`,
      },
    ];
  });
}
