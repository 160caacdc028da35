import { z } from 'zod';

const flag = z.boolean('must be true or false').exactOptional().meta({ example: 'true' });
const fieldId = z.string().regex(/^customfield_\d+$/, 'must be the id of a field');
const className = z.string().regex(/^[a-z0-9_-]+$/, 'must be classes of findings, as tai findings lists them');

/** Keys of the section `jira` about what is done to a ticket beside the answer. All of it is off unless told. */
export const jiraExtras = {
  outcome: z
    .strictObject({
      labels: flag,
      field: fieldId.exactOptional().meta({ example: 'customfield_10060' }),
      property: flag,
    })
    .exactOptional()
    .meta({ example: '{labels: true}' }),
  linkRelated: z.string().min(1).exactOptional().meta({ example: 'Relates' }),
  route: z
    .record(
      className,
      z.strictObject({
        assignee: z.string().min(1).exactOptional().meta({ example: '5b10a2844c20165700ede21g' }),
        component: z.string().min(1).exactOptional().meta({ example: 'Storage' }),
      }),
    )
    .exactOptional()
    .meta({ example: '{disk_full: {component: Storage}}' }),
};
