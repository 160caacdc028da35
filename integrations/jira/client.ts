import type { CloudClient } from 'jira.js/cloud';
import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Doc } from './adf.ts';
import { NumericId } from './names.ts';
import { Person } from './person.ts';
import { connectTo } from './request.ts';
import type { JiraSettings } from './settings.ts';

export const Issue = z.object({ id: NumericId, key: z.string(), fields: z.record(z.string(), z.unknown()) });
export type Issue = z.infer<typeof Issue>;

const Property = z.object({ key: z.string(), value: z.unknown() });
export type Property = z.infer<typeof Property>;

/** Only these people read the comment: those with a role in the project, or the members of a group. */
export const Visibility = z.object({ type: z.enum(['role', 'group']), value: z.string() });
export type Visibility = z.infer<typeof Visibility>;

export const Comment = z.object({
  id: NumericId,
  author: Person.optional().catch(undefined),
  /** Who changed it last. */
  updateAuthor: Person.optional().catch(undefined),
  created: z.string().optional().catch(undefined),
  body: z.unknown(),
  visibility: Visibility.optional().catch(undefined),
  /** On a service desk: whether customers see it. */
  jsdPublic: z.boolean().optional().catch(undefined),
  properties: z.array(Property).readonly().catch([]),
});
export type Comment = z.infer<typeof Comment>;

const CommentPage = z.object({ comments: z.array(Comment), total: z.int().catch(Number.MAX_SAFE_INTEGER) });
type CommentPage = z.infer<typeof CommentPage>;

/** A document for Cloud, wiki markup for Data Center. What stands in a comment already may be of blocks we do not make. */
export type Body = string | (Omit<Doc, 'content'> & { readonly content: readonly object[] });

export interface Written {
  readonly body: Body;
  readonly visibility: Visibility | undefined;
}

/** The requests tai makes. `issue` and `comment` go into the URL as they are: keys and ids checked before. */
export interface JiraClient {
  fetchMyself(signal: AbortSignal): Promise<Person>;
  fetchIssue(issue: string, fields: readonly string[], signal: AbortSignal): Promise<Issue>;
  fetchComment(issue: string, comment: string, signal: AbortSignal): Promise<Comment>;
  /** Newest first. */
  fetchComments(issue: string, startAt: number, signal: AbortSignal): Promise<CommentPage>;
  createComment(
    issue: string,
    comment: Written & { readonly properties: readonly Property[] },
    signal: AbortSignal,
  ): Promise<Comment>;
  /** Leaves properties as they are, and notifies nobody. What restricts the comment is said again, or Jira might lift it. */
  replaceComment(issue: string, comment: string, change: Written, signal: AbortSignal): Promise<Comment>;
  /** On a service desk: whether customers can read the comment. True as well when Jira does not say. */
  isPublic(issue: string, comment: Comment, signal: AbortSignal): Promise<boolean>;
  deleteComment(issue: string, comment: string, signal: AbortSignal): Promise<void>;
}

/** Throws what `failure.ts` makes of an answer, and TICKET_SYSTEM_UNAVAILABLE for one of an unknown shape. */
export function openClient(settings: JiraSettings): JiraClient {
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
