import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { installedUnits } from '../collectors/installed-units.ts';
import { findUnitName, stemOf, type UnitName } from '../collectors/unit-name.ts';
import { units } from '../collectors/units.ts';
import type { Evidence } from '../domain/evidence.ts';

const MAX_UNITS = 3;
const MIN_STEM_CHARS = 3;
const MIN_PREFIX_CHARS = 4;
/** A host's name like web-nginx-01 is one word and names no unit. */
const WORD = /[a-z0-9](?:[a-z0-9_.@-]*[a-z0-9])?/g;
/** Weights: a unit named in full outranks one named by its stem, and that one a failed unit nobody mentioned. */
const NAMED_IN_FULL = 8;
const NAMED_BY_STEM = 6;
const NAMED_BY_PREFIX = 2;
const FAILED = 3;
const STRUGGLING = 2;
/** Of units that are equal otherwise, the service is what people mean. */
const IS_SERVICE = 1;

/**
 * The units worth a closer look: those the ticket speaks of, and failed ones; at most three, best first. The ticket's words
 * only choose among the names the host itself listed.
 */
export function chooseUnits(text: string, evidence: readonly Evidence[]): readonly UnitName[] {
  const known = listUnits(evidence);
  const words = new Set(text.toLowerCase().match(WORD));
  const guesses = guessesOf(words, known);

  return [...known]
    .map(([name, state]) => ({ name, worth: STATE_WORTH[state] + mentionOf(name, words, guesses) }))
    .filter(({ worth }) => worth > 0)
    .map(({ name, worth }) => ({ name, worth: worth + (name.endsWith('.service') ? IS_SERVICE : 0) }))
    .toSorted((a, b) => b.worth - a.worth || a.name.length - b.name.length)
    .slice(0, MAX_UNITS)
    .map(({ name }) => name);
}

/** The units of the host that a text, or a program's name, names in full or by what stands before the dot. */
export function findNamedUnits(text: string, evidence: readonly Evidence[]): readonly UnitName[] {
  const words = new Set(text.toLowerCase().match(WORD));
  return [...listUnits(evidence).keys()].filter((unit) => mentionOf(unit, words, []) >= NAMED_BY_STEM);
}

/** Every unit that the host itself has listed. */
export function listUnitNames(evidence: readonly Evidence[]): ReadonlySet<UnitName> {
  return new Set(listUnits(evidence).keys());
}

type State = 'failed' | 'struggling' | 'other';

function listUnits(evidence: readonly Evidence[]): ReadonlyMap<UnitName, State> {
  const known = new Map<UnitName, State>();
  const add = (name: string, state: State): void => {
    const unit = findUnitName(name);
    if (unit !== undefined && known.get(unit) !== 'failed') known.set(unit, state);
  };
  for (const { facts } of factsOf(evidence, installedUnits)) for (const { name } of facts.units) add(name, 'other');
  for (const { facts } of factsOf(evidence, units)) {
    for (const { name, active, sub, load } of facts.units) if (load !== 'not-found') add(name, stateOf(active, sub));
  }
  for (const { facts } of factsOf(evidence, failedUnits)) for (const { name } of facts.units) add(name, 'failed');
  return known;
}

function stateOf(active: string, sub: string): State {
  if (active === 'failed') return 'failed';
  return sub.startsWith('auto-restart') ? 'struggling' : 'other';
}

const STATE_WORTH: Readonly<Record<State, number>> = { failed: FAILED, struggling: STRUGGLING, other: 0 };

function mentionOf(unit: UnitName, words: ReadonlySet<string>, guesses: readonly string[]): number {
  const name = unit.toLowerCase();
  if (words.has(name)) return NAMED_IN_FULL;
  if (spellings(name).some((spelling) => words.has(spelling))) return NAMED_BY_STEM;
  return guesses.some((word) => stemOf(name).startsWith(word)) ? NAMED_BY_PREFIX : 0;
}

/** People write "mysqld" for mysql.service. */
function spellings(name: string): readonly string[] {
  const stem = stemOf(name);
  return stem.length < MIN_STEM_CHARS ? [] : [stem, `${stem}d`];
}

/** Words a unit's name may begin with, "redis" for redis-server: no common ones, and none that is a unit's name already. */
function guessesOf(words: ReadonlySet<string>, known: ReadonlyMap<UnitName, State>): readonly string[] {
  const names = new Set([...known.keys()].flatMap((unit) => [unit.toLowerCase(), ...spellings(unit.toLowerCase())]));
  return [...words].filter((word) => word.length >= MIN_PREFIX_CHARS && !COMMON.has(word) && !names.has(word));
}

/** First words of many units, which name none of them. */
const COMMON: ReadonlySet<string> = new Set(
  'system systemd user network getty serial console snap initrd rescue emergency reload proc dev sys boot home'.split(
    ' ',
  ),
);
