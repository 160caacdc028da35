import type { Requester } from '../../src/domain/requester.ts';
import { type Person, personId } from './person.ts';

const KINDS: Readonly<Record<string, Requester['kind']>> = { customer: 'customer', app: 'app' };

/** Who a delivery says it was; Data Center, which has no kinds of accounts, says only people. */
export function requesterOf(person: Person | undefined): Requester | undefined {
  const id = person && personId(person);
  if (person === undefined || id === undefined) return undefined;
  return { id, kind: KINDS[person.accountType ?? ''] ?? 'person' };
}
