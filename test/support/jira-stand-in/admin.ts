import { people } from './store.ts';

export interface StoredWebhook {
  readonly id: string;
  readonly json: Readonly<Record<string, unknown>>;
}

interface StoredRole {
  readonly id: string;
  readonly accounts: readonly string[];
  readonly groups: readonly string[];
}

/** What an administrator of the stand-in has set up: who may what, and what hangs on issues beside comments. */
export class Admin {
  /** Accounts that tickets can be assigned to. */
  readonly assignable = new Set<string>([people.mia.accountId]);
  /** Data Center: the user name of a key. */
  readonly names = new Map<string, string>();
  /** Data Center: when our personal access tokens end. */
  readonly tokensEnd: string[] = [];
  readonly groups = new Map<string, readonly string[]>();
  readonly licensed = new Set<string>();
  readonly roles = new Map<string, StoredRole>();
  /** Permissions that our account lacks, of those it is asked about. */
  readonly lacking = new Set<string>(['ADMINISTER']);
  readonly projects = new Map<string, 'software' | 'service_desk'>([['OPS', 'software']]);
  readonly fields = new Map<string, { readonly name: string; readonly type: string }>();
  readonly webhooks: StoredWebhook[] = [];
  /** Issue properties by "OPS-1 tai". */
  readonly properties = new Map<string, unknown>();
  readonly links: { readonly type: string; readonly from: string; readonly to: string }[] = [];
  /** False plays a token that only works at the gateway. */
  atSite = true;
}
