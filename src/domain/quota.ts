/** At most `limit` within any `windowMs`. The name is shared by all processes. */
export interface Quota {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}

export type Taken =
  | { readonly kind: 'taken' }
  /** Nothing was taken; after `waitMs` the quota with this name has room again. */
  | { readonly kind: 'full'; readonly name: string; readonly waitMs: number };

/** Takes one of each quota, or none of any, in one step. The same member twice counts once. Rejects with REDIS_UNAVAILABLE. */
export type TakeQuota = (member: string, quotas: readonly Quota[]) => Promise<Taken>;
