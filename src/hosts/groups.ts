import type { Candidate } from './candidates.ts';
import { stemOf } from './name-shape.ts';

/** Characters before and after a name that may say something about it. */
export const REACH = 250;

/** Names listed together, "a, b and c": what is said of one is said of all. */
export interface Group {
  readonly members: readonly Candidate[];
  /** The text that leads to the list, and the text after it, up to the neighbouring names. */
  readonly before: string;
  readonly after: string;
}

const JOINT =
  /^["'\s,]*(?:\/|,|&|\+|and|und|y|e|et|и|or|oder|と|和|及び|sowie|as well as|plus)?["'\s,]*(?:also |auch )?["'\s]*$/iu;
/** Between two names: what belongs to the first ends here. */
const BREAK = /[,–—→|:]|\s-\s|\s(?:but|while|whereas|and|aber|während|sondern|dafür|sino|pero|mais|mas|но|а)\s/giu;

export function toGroups(candidates: readonly Candidate[], text: string): readonly Group[] {
  const runs: Candidate[][] = [];
  for (const candidate of candidates) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && isListed(previous, candidate, text)) run.push(candidate);
    else runs.push([candidate]);
  }
  return runs.map((members, at) => ({
    members,
    before: untilName(text, runs[at - 1]?.at(-1), members[0]),
    after: afterName(text, members.at(-1), runs[at + 1]?.[0]),
  }));
}

/** What is said directly after a name, without what the sentence goes on to. */
export function firstClause(after: string): string {
  const text = after.replace(/^[\s,:–—→)"'-]+/u, '');
  const next = [...text.matchAll(BREAK)][0];
  return next === undefined ? text : text.slice(0, next.index);
}

/** A comma alone joins names of one kind only: "seen from mon-1, db-3 is dead" is no list. */
function isListed(one: Candidate, next: Candidate, text: string): boolean {
  const gap = text.slice(one.end, next.start);
  return JOINT.test(gap) && (/[^,\s]/.test(gap) || stemOf(one.name) === stemOf(next.name));
}

function untilName(text: string, previous: Candidate | undefined, name: Candidate | undefined): string {
  const gap = text.slice(previous?.end ?? 0, name?.start).slice(-REACH);
  return previous === undefined ? gap : gap.slice(lastBreak(gap));
}

function afterName(text: string, name: Candidate | undefined, next: Candidate | undefined): string {
  const gap = text.slice(name?.end, next?.start).slice(0, REACH);
  const last = lastBreak(gap);
  return next === undefined || last === 0 ? gap : gap.slice(0, last);
}

function lastBreak(gap: string): number {
  return [...gap.matchAll(BREAK)].at(-1)?.index ?? 0;
}
