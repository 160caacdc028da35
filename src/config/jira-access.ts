import { z } from 'zod';
import { url } from './values.ts';

const names = z.array(z.string().min(1)).min(1).exactOptional();

function perHour(example: number) {
  return z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(100_000, 'must be at most 100000')
    .exactOptional()
    .meta({ example });
}

/** Keys of the section `jira` about who may ask for what, and about the connection. */
export const jiraAccess = {
  /** Where people read tickets, when `baseUrl` is Atlassian's gateway. */
  browseUrl: url.exactOptional().meta({ example: 'https://example.atlassian.net' }),
  tokenExpires: z.iso.date('must be a day').exactOptional().meta({ example: "'2027-03-01'" }),
  agents: z
    .strictObject({
      roles: names.meta({ example: '[Service Desk Team]' }),
      groups: names.meta({ example: '[ops]' }),
      accounts: names.meta({ example: '[5b10a2844c20165700ede21g]' }),
      licensed: z.boolean('must be true or false').exactOptional().meta({ example: 'true' }),
    })
    .exactOptional()
    .meta({ example: '{groups: [ops]}' }),
  quotas: z
    .strictObject({ perPerson: perHour(20), perTicket: perHour(10), all: perHour(1_000) })
    .exactOptional()
    .meta({ example: '{perPerson: 20}' }),
};

const GATEWAY = 'api.atlassian.com';

/** People can not open tickets at the gateway. */
export function lacksBrowseUrl({ baseUrl, browseUrl }: { baseUrl: string; browseUrl?: string | undefined }): boolean {
  return browseUrl === undefined && URL.parse(baseUrl)?.hostname === GATEWAY;
}
