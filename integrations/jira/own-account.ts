import { TaiError } from '../../src/domain/errors.ts';
import type { JiraClient } from './client.ts';
import { namesOf, type Person, personId } from './person.ts';

/** Who we are in Jira: asked once, kept while the process lives. */
export interface OwnAccount {
  /** Undefined as long as nobody has asked successfully. */
  known(): string | undefined;
  /** All that a mention may call us; none as long as nobody has asked. */
  names(): readonly string[];
  fetch(signal: AbortSignal): Promise<string>;
}

export function createOwnAccount(jira: Pick<JiraClient, 'fetchMyself'>): OwnAccount {
  let me: Person | undefined;
  return {
    known: () => me && personId(me),
    names: () => (me ? namesOf(me) : []),
    fetch: async (signal) => {
      me ??= await jira.fetchMyself(signal);
      const id = personId(me);
      if (id !== undefined) return id;
      me = undefined;
      throw new TaiError('TICKET_FORBIDDEN', 'Jira does not say which account our token is for');
    },
  };
}
