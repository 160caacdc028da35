import type { CloudClient } from 'jira.js/cloud';
import type { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { Comment, CommentPage, Issue, type JiraClient, type Visibility, type Written } from './client.ts';
import { Person } from './person.ts';
import { connectTo } from './request.ts';
import type { JiraSettings } from './settings.ts';

/** Throws what `failure.ts` makes of an answer, and TICKET_SYSTEM_UNAVAILABLE for one of an unknown shape. */
export function openCloudClient(settings: JiraSettings): JiraClient {
  const connect = connectTo(settings);

  /** jira.js takes the better part of a second to load, so whoever never asks Jira never waits for it. */
  async function api(signal: AbortSignal): Promise<CloudClient> {
    const { createCloudClient } = await import('jira.js/cloud');
    return createCloudClient(connect(signal));
  }

  return {
    fetchMyself: async (signal) => check(Person, await (await api(signal)).myself.getCurrentUser()),
    fetchIssue: async (issueIdOrKey, fields, signal) =>
      check(Issue, await (await api(signal)).issues.getIssue({ issueIdOrKey, fields: [...fields] })),
    fetchComment: async (issueIdOrKey, id, signal) => {
      const { issueComments } = await api(signal);
      return check(Comment, await issueComments.getComment({ issueIdOrKey, id, expand: 'properties' }));
    },
    fetchComments: async (issueIdOrKey, startAt, signal) => {
      const { issueComments } = await api(signal);
      const page = { startAt, maxResults: 100, orderBy: '-created', expand: 'properties' } as const;
      return check(CommentPage, await issueComments.getComments({ issueIdOrKey, ...page }));
    },
    createComment: async (issueIdOrKey, { properties, ...written }, signal) => {
      const { issueComments } = await api(signal);
      const comment = { ...toComment(written), properties: [...properties] };
      return check(Comment, await issueComments.addComment({ issueIdOrKey, ...comment }));
    },
    replaceComment: async (issueIdOrKey, id, written, signal) => {
      const { issueComments } = await api(signal);
      const change = { notifyUsers: false, body: toComment(written) };
      return check(Comment, await issueComments.updateComment({ issueIdOrKey, id, ...change }));
    },
    isPublic: async (_issue, { jsdPublic }) => jsdPublic !== false,
    deleteComment: async (issueIdOrKey, id, signal) => {
      await (await api(signal)).issueComments.deleteComment({ issueIdOrKey, id });
    },
  };
}

/** jira.js wants arrays and objects it could change. */
function toComment({ body, visibility }: Written): {
  body: string | { type: 'doc'; version: number; content: Record<string, unknown>[] };
  visibility?: { type: Visibility['type']; value: string };
} {
  const document = typeof body === 'string' ? body : { ...body, content: body.content.map((block) => ({ ...block })) };
  return { body: document, ...(visibility && { visibility: { ...visibility } }) };
}

function check<T>(schema: z.ZodType<T>, answer: unknown): T {
  const checked = schema.safeParse(answer);
  if (checked.success) return checked.data;
  throw new TaiError('TICKET_SYSTEM_UNAVAILABLE', 'Jira answered in a shape we do not know', checked.error);
}
