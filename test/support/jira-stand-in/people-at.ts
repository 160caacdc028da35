import type { Site } from './routes.ts';
import type { Account } from './store.ts';

/** How an account is written: Data Center has keys and names, and no kinds. */
export function personAt(account: Account, { kind }: Pick<Site, 'kind'>) {
  const { accountId, displayName } = account;
  if (kind === 'cloud') return account;
  return { key: `JIRAUSER${accountId.length}`, name: accountId.replace(/^.*:/, ''), displayName, active: true };
}
