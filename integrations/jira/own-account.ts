import { TaiError } from '../../src/domain/errors.ts';
import type { JiraClient } from './client.ts';
import { personId } from './person.ts';

/** Who we are in Jira: asked once, kept while the process lives. */
export interface OwnAccount {
  /** Undefined as long as nobody has asked successfully. */
  known(): string | undefined;
  fetch(signal: AbortSignal): Promise<string>;
}

export function createOwnAccount(jira: Pick<JiraClient, 'fetchMyself'>): OwnAccount {
  let account: string | undefined;
  return {
    known: () => account,
    fetch: async (signal) => {
      account ??= personId(await jira.fetchMyself(signal));
      if (account === undefined)
        throw new TaiError('TICKET_FORBIDDEN', 'Jira does not say which account our token is for');
      return account;
    },
  };
}
