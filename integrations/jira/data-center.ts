import { z } from 'zod';
import { Comment, CommentPage, Issue, type JiraClient, type Written } from './client.ts';
import { Person } from './person.ts';
import { openRest } from './rest.ts';
import type { JiraSettings } from './settings.ts';

const API = '/rest/api/2';
const withProperties = { expand: 'properties' } as const;

const RequestComment = z.object({ public: z.boolean() });

/**
 * The same requests for Data Center: API v2, bodies in wiki markup, a personal access token. jira.js has no typed calls for
 * it, so only its transport is used. Whether customers read a comment is asked of the service desk's own API.
 * Source: docs.atlassian.com/software/jira/docs/api/REST, issue/{issueIdOrKey}/comment.
 */
export function openDataCenterClient(settings: JiraSettings): JiraClient {
  const rest = openRest(settings);

  return {
    fetchMyself: (signal) => rest.get(`${API}/myself`, {}, Person, signal),
    fetchIssue: (issue, fields, signal) =>
      rest.get(`${API}/issue/${issue}`, { fields: fields.join(',') }, Issue, signal),
    fetchComment: (issue, id, signal) => rest.get(`${commentsOf(issue)}/${id}`, withProperties, Comment, signal),
    fetchComments: (issue, startAt, signal) => {
      const page = { startAt, maxResults: 100, orderBy: '-created', ...withProperties };
      return rest.get(commentsOf(issue), page, CommentPage, signal);
    },
    createComment: async (issue, { properties, ...written }, signal) => {
      const comment = { ...toComment(written), properties };
      return Comment.parse(await rest.send('POST', `${commentsOf(issue)}?expand=properties`, comment, signal));
    },
    replaceComment: async (issue, id, written, signal) => {
      const url = `${commentsOf(issue)}/${id}?expand=properties`;
      return Comment.parse(await rest.send('PUT', url, toComment(written), signal));
    },
    isPublic: async (issue, { id }, signal) => {
      const url = `/rest/servicedeskapi/request/${issue}/comment/${id}`;
      return (await rest.get(url, {}, RequestComment, signal)).public;
    },
    deleteComment: async (issue, id, signal) => {
      await rest.send('DELETE', `${commentsOf(issue)}/${id}`, undefined, signal);
    },
  };
}

function commentsOf(issue: string): string {
  return `${API}/issue/${issue}/comment`;
}

function toComment({ body, visibility }: Written) {
  return { body, ...(visibility && { visibility }) };
}
