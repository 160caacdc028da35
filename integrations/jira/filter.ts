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
export function reasonToLeave(fields: unknown, filter: Filter): string | undefined {
  const issue = Fields.safeParse(fields).data;
  return issue && (reasonByType(issue, filter) ?? reasonByLabels(issue, filter) ?? reasonByCreator(issue, filter));
}

type Reason = (issue: z.infer<typeof Fields>, filter: Filter) => string | undefined;

const reasonByType: Reason = ({ issuetype }, { types }) => {
  if (types === undefined || issuetype === undefined || includes(types, issuetype.name)) return undefined;
  return `tickets of the type ${issuetype.name} are not triaged by themselves`;
};

const reasonByLabels: Reason = ({ labels: own }, { labels }) => {
  if (labels === undefined || own === undefined || own.some((label) => includes(labels, label))) return undefined;
  return 'it has none of the labels that are triaged by themselves';
};

const reasonByCreator: Reason = ({ creator }, { customers = true }) =>
  !customers && creator?.accountType === 'customer' ? "customers' requests are not triaged by themselves" : undefined;

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
