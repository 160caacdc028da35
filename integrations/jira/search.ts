import { z } from 'zod';
import { Issue } from './client.ts';
import { NumericId } from './names.ts';
import { Person } from './person.ts';
import type { Rest } from './rest.ts';
import { apiOf, type JiraSettings } from './settings.ts';

const PAGE = 100;

const Found = z.object({
  issues: z.array(Issue),
  nextPageToken: z.string().optional().catch(undefined),
  isLast: z.boolean().optional().catch(undefined),
  total: z.int().optional().catch(undefined),
});

const Changes = z.object({
  changelog: z.object({
    histories: z.array(
      z.object({
        id: NumericId,
        author: Person.optional().catch(undefined),
        created: z.string().optional(),
        items: z.array(z.unknown()),
      }),
    ),
  }),
});
export type IssueChange = z.infer<typeof Changes>['changelog']['histories'][number];

export interface Search {
  /** Page by page, so that a long backlog is not held at once. Throws ANSWER_REJECTED for JQL that Jira does not understand. */
  find(jql: string, fields: readonly string[], signal: AbortSignal): AsyncIterable<Issue>;
  /** Whether this issue fits, also one that was made a moment ago. */
  fits(id: string, jql: string, signal: AbortSignal): Promise<boolean>;
  /** Newest first, as far as Jira shows them with the issue. */
  changesOf(issue: string, signal: AbortSignal): Promise<readonly IssueChange[]>;
}

/** Cloud goes on by tokens and has removed the search that goes by numbers, which is Data Center's only one. */
export function createSearch(rest: Rest, settings: Pick<JiraSettings, 'deployment'>): Search {
  const api = apiOf(settings);
  const isCloud = settings.deployment !== 'data-center';
  const url = isCloud ? `${api}/search/jql` : `${api}/search`;

  async function ask(body: object, signal: AbortSignal): Promise<z.infer<typeof Found>> {
    return Found.parse(await rest.send('POST', url, body, signal));
  }

  return {
    async *find(jql, fields, signal) {
      const asked = { jql, fields, maxResults: PAGE };
      for (let next: object | undefined = {}, seen = 0; next !== undefined; ) {
        const { issues, nextPageToken, total = 0 }: z.infer<typeof Found> = await ask({ ...asked, ...next }, signal);
        yield* issues;
        seen += issues.length;
        const more = isCloud ? nextPageToken !== undefined : seen < total;
        next = more && issues.length > 0 ? (isCloud ? { nextPageToken } : { startAt: seen }) : undefined;
      }
    },
    async fits(id, jql, signal) {
      const asked = { jql: `id = ${id} AND (${jql})`, fields: ['summary'], maxResults: 1 };
      // The index of Cloud is behind by seconds; an issue that is named is looked at itself.
      const { issues } = await ask(isCloud ? { ...asked, reconcileIssues: [Number(id)] } : asked, signal);
      return issues.length > 0;
    },
    async changesOf(issue, signal) {
      const query = { fields: 'labels', expand: 'changelog' };
      const { changelog } = await rest.get(`${api}/issue/${issue}`, query, Changes, signal);
      return changelog.histories.toSorted((one, other) => Number(other.id) - Number(one.id));
    },
  };
}
