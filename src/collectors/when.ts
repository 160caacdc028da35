import type { IssueType } from '../domain/issue-type.ts';

/**
 * For which tickets a look is worth its cost. `always`: for every one, as the common core is. A list: for tickets of these kinds.
 * `lead`: for none, but when something already seen points at it (src/diagnosis/leads.ts).
 */
export type When = 'always' | 'lead' | readonly IssueType[] | WantedBy;

interface WantedBy {
  readonly types: readonly IssueType[];
  /** Words of a ticket that ask for it, whatever kind the ticket is of. */
  readonly words: RegExp;
}

/** The kinds of trouble a ticket seems to be about, the likeliest first, and what it says. */
export interface About {
  readonly types: readonly IssueType[];
  readonly text: string;
  /** Looks that a person asked for by name. */
  readonly looks?: readonly string[];
}

/** What is not wanted may still be pointed at later. */
export const NOT_WANTED = Number.POSITIVE_INFINITY;

/** How early a look is wanted, the lower the sooner: 0 for the core and for what the words ask for, then by kind of trouble. */
export function placeOf(when: When, { types, text }: About): number {
  if (when === 'always') return 0;
  if (when === 'lead') return NOT_WANTED;
  const { types: wanted, words } = 'words' in when ? when : { types: when, words: undefined };
  if (words?.test(text)) return 0;
  const place = types.findIndex((type) => wanted.includes(type));
  return place < 0 ? NOT_WANTED : place + 1;
}

/** The same for people: "disk_space, memory, or a ticket with such words". */
export function describeWhen(when: When): string {
  if (when === 'always') return 'always';
  if (when === 'lead') return 'when something seen points at it';
  return 'words' in when ? [...when.types, 'or by its words'].join(', ') : when.join(', ');
}
