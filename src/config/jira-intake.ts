import { z } from 'zod';
import { addressBlock } from './values.ts';

const names = z.array(z.string().min(1)).min(1).exactOptional();

/** Keys of the section `jira` about what comes in and what is triaged by itself. */
export const jiraIntake = {
  /** Of new tickets, those of these types, with one of these labels. Whoever asks for a run gets it in every ticket. */
  types: names.meta({ example: '[Incident]' }),
  labels: names.meta({ example: '[triage]' }),
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
