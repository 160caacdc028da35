import { z } from 'zod';
import { addressBlock, url } from './values.ts';

const names = z.array(z.string().min(1)).min(1).exactOptional();

/** Keys of the section `jira` about what comes in and what is triaged by itself. */
export const jiraIntake = {
  deployment: z
    .enum(['cloud', 'data-center'], 'must be cloud or data-center')
    .exactOptional()
    .meta({ example: 'data-center' }),
  /** Of new tickets, those of these types, with one of these labels. Whoever asks for a run gets it in every ticket. */
  types: names.meta({ example: '[Incident]' }),
  labels: names.meta({ example: '[triage]' }),
  /** Fields whose words belong to the ticket. */
  textFields: names.meta({ example: '[Alert details]' }),
  assetsUrl: url.exactOptional().meta({ example: 'https://api.atlassian.com' }),
  jql: z
    .string()
    .min(1)
    .refine((jql) => !/\border\s+by\b/i.test(jql), 'must be without ORDER BY')
    .exactOptional()
    .meta({ example: 'priority in (High, Highest)' }),
  /** Jira is asked for news so often; without it only what Jira sends comes in. */
  pollSeconds: z
    .number('must be a number of seconds')
    .min(15, 'must be at least 15')
    .max(3_600, 'must be at most 3600')
    .exactOptional()
    .meta({ example: 30 }),
  /** Whether what customers of a service desk wrote is triaged by itself. */
  customers: z.boolean('must be true or false').exactOptional().meta({ example: 'true' }),
  /** Setting it asks for a run. */
  rerunLabel: z.string().regex(/^\S+$/, 'must be one word').default('tai-rerun').meta({ example: 'tai-rerun' }),
  pathToken: z
    .string()
    .regex(/^[\w-]{16,200}$/, 'must have at least 16 letters, digits, dashes or underscores')
    .exactOptional()
    .meta({ example: '$(openssl rand -hex 16)' }),
  allowFrom: z.array(addressBlock).min(1).exactOptional().meta({ example: '[10.1.0.7]' }),
  /** Whom our comments are kept for, by the name of a role in the project or of a group. */
  visibleTo: z
    .union(
      [z.strictObject({ role: z.string().min(1) }), z.strictObject({ group: z.string().min(1) })],
      'must be {role: NAME} or {group: NAME}',
    )
    .exactOptional()
    .meta({ example: '{role: Developers}' }),
};
