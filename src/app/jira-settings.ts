import type { JiraSettings } from '../../integrations/jira/index.ts';
import type { Config } from '../config.ts';

/** The section `jira` as the integration takes it. */
export function jiraSettings(jira: NonNullable<Config['jira']>, timeoutMs: number): JiraSettings {
  const { types, labels, customers, visibleTo, ...settings } = jira;
  return {
    ...settings,
    timeoutMs,
    filter: { types, labels, customers },
    visibility: visibleTo && toVisibility(visibleTo),
  };
}

function toVisibility(to: NonNullable<NonNullable<Config['jira']>['visibleTo']>): JiraSettings['visibility'] {
  return 'role' in to ? { type: 'role', value: to.role } : { type: 'group', value: to.group };
}
