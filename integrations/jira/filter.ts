import { z } from 'zod';

/** Which new tickets are triaged by themselves. Who asks for a run gets one in every ticket of our projects. */
export interface Filter {
  readonly types?: readonly string[] | undefined;
  /** One of them is enough. */
  readonly labels?: readonly string[] | undefined;
  /** What a new ticket has to fit as well. */
  readonly jql?: string | undefined;
  /** False: not what customers of a service desk wrote. */
  readonly customers?: boolean | undefined;
}

const Fields = z.object({
  issuetype: z.object({ name: z.string() }).optional().catch(undefined),
  labels: z.array(z.string()).optional().catch(undefined),
  creator: z.object({ accountType: z.string() }).optional().catch(undefined),
});

export const filterFields = ['issuetype', 'labels', 'creator'] as const;

/** Why a new ticket is left alone. A field that is not there decides nothing: deliveries bring few, and the issue is read afresh. */
export function reasonToLeave(fields: unknown, { types, labels, customers = true }: Filter): string | undefined {
  const issue = Fields.safeParse(fields).data;
  if (issue === undefined) return undefined;
  const type = issue.issuetype?.name;
  if (types && type !== undefined && !includes(types, type))
    return `tickets of the type ${type} are not triaged by themselves`;
  if (labels && issue.labels && !issue.labels.some((label) => includes(labels, label))) {
    return 'it has none of the labels that are triaged by themselves';
  }
  if (!customers && issue.creator?.accountType === 'customer')
    return "customers' requests are not triaged by themselves";
  return undefined;
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
