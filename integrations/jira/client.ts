import { z } from 'zod';
import type { Doc } from './adf.ts';
import { NumericId } from './names.ts';
import { Person } from './person.ts';

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

export const CommentPage = z.object({ comments: z.array(Comment), total: z.int().catch(Number.MAX_SAFE_INTEGER) });
export type CommentPage = z.infer<typeof CommentPage>;

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
