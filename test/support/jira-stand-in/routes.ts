import { z } from 'zod';
import { apiOf, type Call, failure, only, personAt, type Reply, type Site, viewIssue } from './call.ts';
import { answerComments, answerRequestComment } from './comment-routes.ts';
import { answerFiles } from './file-routes.ts';
import { answerSearch } from './search-routes.ts';
import { people, type StoredIssue } from './store.ts';

const noIssue = failure(404, 'Issue does not exist or you do not have permission to see it.');

/** The resources that tai uses. A parameter or a path that is not known is refused, unlike at Jira. */
export function answer(call: Call, site: Site): Reply {
  const api = apiOf(site);
  if (call.path === `${api}/myself`)
    return only(call, 'GET', [], () => ({ status: 200, json: personAt(people.tai, site) }));
  return (
    answerSearch(call, site) ?? answerRequestComment(call, site) ?? answerFiles(call, site) ?? answerIssue(call, site)
  );
}

function answerIssue(call: Call, site: Site): Reply {
  const api = apiOf(site);
  if (call.path === `${api}/issue`) return only(call, 'POST', [], () => createIssue(call, site));
  const [, idOrKey = '', rest = ''] = /^\/issue\/([A-Za-z0-9_-]+)(\/.*)?$/.exec(call.path.replace(api, '')) ?? [];
  if (idOrKey === '' || !call.path.startsWith(api)) return failure(404, `no resource at ${call.path}`);
  const issue = site.store.findIssue(idOrKey);
  if (issue === undefined) return noIssue;
  if (rest === '') return only(call, 'GET', ['fields', 'expand'], () => getIssue(call, issue, site));
  return answerComments(call, issue, rest, site);
}

const NewIssue = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.string() }),
    issuetype: z.strictObject({ name: z.enum(['Task', 'Bug', 'Incident']) }),
    summary: z
      .string()
      .min(1)
      .max(254)
      .regex(/^[^\n]*$/),
  }),
});

function createIssue({ json }: Call, site: Site): Reply {
  const issue = NewIssue.safeParse(json);
  if (!issue.success) return failure(400, 'the issue is not one');
  const { project, summary } = issue.data.fields;
  let number = 900;
  while (site.store.findIssue(`${project.key}-${number}`) !== undefined) number += 1;
  const { id, key } = site.store.addIssue({ key: `${project.key}-${number}`, summary });
  return { status: 201, json: { id, key, self: `${site.url}${apiOf(site)}/issue/${id}` } };
}

function getIssue({ query }: Call, issue: StoredIssue, site: Site): Reply {
  const wanted = query.get('fields')?.split(',') ?? ['*all'];
  return { status: 200, json: viewIssue(issue, wanted, query.get('expand') ?? '', site) };
}
