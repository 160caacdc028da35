import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** An account as Cloud (`accountId`) and Data Center (`key`, `name`) write it. The zone is there unless the person hides it. */
export const Person = z.object({
  accountId: word,
  accountType: word,
  key: word,
  name: word,
  timeZone: word,
  displayName: word,
});
export type Person = z.infer<typeof Person>;

export function personId({ accountId, key, name }: Person): string | undefined {
  return accountId ?? key ?? name;
}

/** Everything a mention may call them. */
export function namesOf({ accountId, key, name }: Person): readonly string[] {
  return [accountId, key, name].filter((one) => one !== undefined);
}
