import { findCandidates, type Candidate, type Known } from './candidates.ts';
import { cues } from './cues.ts';
import { firstClause, REACH, toGroups, type Group } from './groups.ts';
import type { Sentence } from './sentences.ts';
import { stateIn } from './states.ts';

/**
 * `target`: said to be in trouble, or asked about. `plain`: named. `aside`: looked from, compared with, passed through, quoted.
 * `fine`: said to be well. `not`: ruled out.
 */
export type Role = 'target' | 'plain' | 'aside' | 'fine' | 'not';

/** One naming of one machine, in the order of the text. */
export interface Occurrence {
  readonly name: string;
  readonly shape: Candidate['shape'];
  readonly role: Role;
  /** Said to be a machine in so many words: "server X". */
  readonly labelled: boolean;
  readonly sentence: Sentence;
  /** The same for all names of one list: "a, b and c". */
  readonly list: Group;
}

/** A ticket with more names in it is a log; the first ones are those a person wrote. */
const MAX_NAMES = 200;

export function findOccurrences(sentences: readonly Sentence[], known: Known): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const sentence of sentences) {
    if (found.length >= MAX_NAMES) break;
    found.push(...occurrencesIn(sentence, known));
  }
  return found.slice(0, MAX_NAMES);
}

function occurrencesIn(sentence: Sentence, known: Known): readonly Occurrence[] {
  const { text } = sentence;
  const candidates = findCandidates(text, known)
    .slice(0, MAX_NAMES)
    .filter(
      (one) =>
        isMachineHere(
          one,
          text.slice(Math.max(0, one.start - REACH), one.start),
          text.slice(one.end, one.end + REACH),
        ) || isHeading(one, text),
    );
  const groups = toGroups(candidates, text);
  const occurrences = groups.flatMap((list) =>
    list.members.map((member, at): Occurrence => {
      const labelled = isLabelled(list.before);
      return { name: member.name, shape: member.shape, role: roleOf(list, at, sentence), labelled, sentence, list };
    }),
  );
  return withoutPredecessors(occurrences);
}

/** In "X was renamed to Y" the first is gone. */
function withoutPredecessors(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const heir = occurrences.findIndex(({ list }) => cues.successor.test(list.before));
  return occurrences.map((one, at) =>
    at < heir && one.list !== occurrences[heir]?.list ? { ...one, role: 'not' } : one,
  );
}

function isMachineHere(candidate: Candidate, before: string, after: string): boolean {
  const { name, shape } = candidate;
  if (shape === 'known') return true;
  if (shape === 'special') return false;
  if (shape.endsWith('address')) return !cues.version.test(before);
  if (shape === 'bare') return isMachineByContext(name, before, after);
  if (/^node(?:1[2468]|2[0246])$/.test(name) && cues.runtime.test(`${before} ${after}`)) return false;
  return name.includes('.') || !cues.otherThing.test(before);
}

/** "nr-7: FATAL ERROR", "on br-office-7", "(int-doc-2)": where people write the machine, whatever it is called. */
function isHeading({ name, shape, start, end }: Candidate, text: string): boolean {
  if (shape !== 'bare' || !/^[a-z]+(?:-[a-z\d]+)*-\d{1,3}$/.test(text.slice(start, end)) || cues.release.test(name))
    return false;
  const before = text.slice(0, start);
  if (/^\W*$/.test(before) && /^ ?:\s/.test(text.slice(end))) return true;
  return name.split('-').length > 2 && !cues.otherThing.test(before) && cues.place.test(before);
}

function isMachineByContext(name: string, before: string, after: string): boolean {
  if (cues.form.test(before)) return true;
  if (!/[\d-]/.test(name) || cues.otherThing.test(before)) return false;
  return isLabelled(before) || (name.includes('-') && cues.address.test(after));
}

function isLabelled(before: string): boolean {
  return cues.label.test(before) || cues.form.test(before) || cues.login.test(before);
}

function roleOf(list: Group, at: number, sentence: Sentence): Role {
  const { after, members } = list;
  const name = members[at]?.name ?? '';
  if (isRuledOut(list, name)) return 'not';
  const state = stateAfter(list, sentence);
  // "web-1, web-2 is fine" is two statements, "web-1 and web-2 are fine" is one.
  if (state === 'fine' && (at === members.length - 1 || !IS_ONE.test(after))) return 'fine';
  if (isWatcher(list, name) || isAside(list, sentence)) return 'aside';
  return isTarget(list, state, sentence) ? 'target' : 'plain';
}

/** "mon-1 reports that …", "alert from prometheus-2: …" is about another machine. */
function isWatcher({ before, after }: Group, name: string): boolean {
  return cues.reporter.test(after) || (cues.watcher.test(name) && cues.from.test(before) && !isInTrouble(after));
}

const IS_ONE = /^\W*(?:is|was|works|ist|geht|läuft|está|funciona)\b/i;

/** Well-being must be said at once, trouble may come later in the sentence; asked for, it is in doubt. */
function stateAfter({ before, after }: Group, { text }: Sentence): ReturnType<typeof stateIn> {
  if (SURELY_FINE.test(after) || cues.worksOn.test(before)) return 'fine';
  if (!isSaidToBeFine(after)) return stateIn(after) === 'bad' ? 'bad' : 'nothing';
  if (isBadAfterAll(after)) return 'nothing';
  return /\?\s*$/.test(text) || cues.confirm.test(before) ? 'bad' : 'fine';
}

function isSaidToBeFine(after: string): boolean {
  return !OF_ANOTHER.test(after) && stateIn(firstClause(after).replace(SINCE, '')) === 'fine';
}

function isBadAfterAll(after: string): boolean {
  return stateIn(BUT.exec(after)?.[1] ?? '') === 'bad';
}

const SURELY_FINE = /^\s*\((?:good|ok|okay|fine|healthy|works|in ordnung)\)/i;
/** "… since the server was rebuilt" says when. */
const SINCE = /\s(?:since|after|when|until)\s.*$/isu;
/** "ssh works, but every listing hangs" */
const BUT =
  /(?:\s(?:but|however|aber|mais|pero)|,\s+(?:anything|everything|only|then|as soon as|large\w*|big\w*|große))\s(.*)$/isu;
/** ", ssh is fine" and ": typing is fine": something else is well. */
const OF_ANOTHER =
  /^\s*[,:]\s*(?!(?:it|this|that|which|is|are|was|all|also|still|looks?|runs?|running|works?|ok|okay|fine|good|healthy|and|but|der|die|das|ist|läuft|geht|auch)\b)[\p{L}-]+\s+(?:is|are|was|were|do|does|did|ok|okay|fine|works?|active|running|ist|sind|läuft|geht)(?!\p{L})/iu;

function isRuledOut({ before, after }: Group, name: string): boolean {
  if (cues.except.test(before) && !isOnlyOne(before)) return true;
  if (cues.not.test(before) || cues.notAfter.test(after)) return true;
  if (cues.formerly.test(before) || cues.formerlyAfter.test(after)) return true;
  return cues.windows.test(before) || name.startsWith('win-');
}

/** "All came back except X", "nothing but X"; and "not X but Y" means Y. */
function isOnlyOne(before: string): boolean {
  return stateIn(before) === 'fine' || /\bbut\W*$/i.test(before);
}

const OTHERS = /(?:others?|the rest|remaining|andere[nrm]?|übrige[nr]?|otros|autres|outros|остальн\S*)\W{0,3}$/iu;

function isAside({ before, after }: Group, { kind, outer }: Sentence): boolean {
  if (kind === 'quoted' || cues.aside.test(before)) return true;
  if (outer !== undefined && OTHERS.test(outer)) return true;
  return cues.from.test(before) && !cues.reportFrom.test(before) && !isInTrouble(after);
}

/** "from web-01 hangs", not "from web-01 I cannot reach it". */
function isInTrouble(after: string): boolean {
  return stateIn(after.trim().split(/\s+/).slice(0, 2).join(' ')) === 'bad';
}

function isTarget({ before, after }: Group, state: string, { kind, outer }: Sentence): boolean {
  if (kind === 'title' || isLabelled(before)) return true;
  if ([cues.successor, cues.rather, cues.except].some((cue) => cue.test(before))) return true;
  if (outer !== undefined) return state === 'bad';
  return state === 'bad' || stateIn(before) === 'bad' || cues.request.test(before) || cues.request.test(after);
}
