import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** An account as Cloud (`accountId`) and Data Center (`key`, `name`) write it. */
export const Person = z.object({ accountId: word, accountType: word, key: word, name: word });
export type Person = z.infer<typeof Person>;

export function personId({ accountId, key, name }: Person): string | undefined {
  return accountId ?? key ?? name;
}
