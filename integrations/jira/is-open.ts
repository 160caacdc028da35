import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { JiraClient } from './client.ts';

/** The names of statuses are a site's own; their three categories (new, indeterminate, done) are Jira's. */
const Status = z.object({ statusCategory: z.object({ key: z.string() }) });

/** False for an issue that is done or gone. One whose status we may not see counts as open. */
export async function isIssueOpen(jira: JiraClient, issue: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { fields } = await jira.fetchIssue(issue, ['status'], signal);
    return Status.safeParse(fields['status']).data?.statusCategory.key !== 'done';
  } catch (error) {
    if (error instanceof TaiError && error.code === 'TICKET_NOT_FOUND') return false;
    throw error;
  }
}
