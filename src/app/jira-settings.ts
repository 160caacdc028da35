import type { JiraSettings } from '../../integrations/jira/index.ts';
import type { Config } from '../config.ts';

/** The section `jira` as the integration takes it. */
export function jiraSettings(jira: NonNullable<Config['jira']>, timeoutMs: number): JiraSettings {
  const { types, labels, jql, customers, visibleTo, pollSeconds, ...settings } = jira;
  const visibility = visibleTo && toVisibility(visibleTo);
  const pollMs = pollSeconds && pollSeconds * 1000;
  return { ...settings, timeoutMs, pollMs, filter: { types, labels, jql, customers }, visibility };
}

function toVisibility(to: NonNullable<NonNullable<Config['jira']>['visibleTo']>): JiraSettings['visibility'] {
  return 'role' in to ? { type: 'role', value: to.role } : { type: 'group', value: to.group };
}
