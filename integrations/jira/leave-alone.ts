import type { Admission } from '../../src/domain/admission.ts';
import type { RunRequest } from '../../src/domain/run.ts';
import type { JiraClient } from './client.ts';
import { type Filter, filterFields, reasonToLeave } from './filter.ts';
import { issueIn } from './names.ts';
import type { Search } from './search.ts';

/** A delivery tells little of an issue, and nothing of what JQL asks: the filter is applied again to the issue as it is. */
export async function leaveAlone(
  { jira, search }: { readonly jira: JiraClient; readonly search: Search },
  filter: Filter,
  { trigger, ticket }: RunRequest,
  signal: AbortSignal,
): Promise<Admission | undefined> {
  const { types, labels, jql, customers = true } = filter;
  if (trigger !== 'created' || (!types && !labels && jql === undefined && customers)) return undefined;
  const issue = await jira.fetchIssue(issueIn(ticket), filterFields, signal);
  const reason = reasonToLeave(issue.fields, filter);
  if (reason !== undefined) return { kind: 'refused', reason, tell: false };
  if (jql === undefined || (await search.fits(issue.id, jql, signal))) return undefined;
  return { kind: 'refused', reason: 'it does not fit jira.jql', tell: false };
}
