import { cues } from './cues.ts';
import { stemOf } from './name-shape.ts';
import type { Occurrence, Role } from './roles.ts';

/** All that was said about one machine. */
export interface Named {
  readonly name: string;
  readonly kind: 'machine' | 'full-name' | 'address' | 'private-address' | 'site' | 'zone';
  readonly role: Role;
  readonly occurrences: readonly Occurrence[];
}

/**
 * Which of the named machines the ticket is about. Precision first: each kind of name is looked at only when the kinds above
 * it gave nothing, because a machine's own name beats its address, and that beats the address of a site it serves.
 */
export function selectTargets(named: readonly Named[]): readonly Named[] {
  const machines = named.filter(({ kind }) => kind === 'machine');
  const fullNames = named.filter(({ kind }) => kind === 'full-name');
  const addresses = named.filter(({ kind }) => kind.endsWith('address'));
  const rest = [
    () => targetsAmong(machines),
    () => (machines.every(isToBeChanged) ? withRole(addresses, 'target') : []),
    () => singledOut(withRole(machines, 'plain')),
    () => targetsAmong(fullNames),
    () => withRole(fullNames, 'plain'),
    () => withRole(addresses, 'target'),
    () => withRole(addresses, 'plain').filter(({ kind }) => kind === 'private-address'),
    () => bestAsides(machines),
    () => bestAsides(fullNames),
    () => bestAsides(addresses).filter(isLinkedAddress),
    () =>
      withRole(
        named.filter(({ kind }) => kind === 'site'),
        'target',
      ).filter(isNamedItself),
  ];
  for (const select of rest) {
    const targets = select();
    if (targets.length > 0) return withListed(targets, fullNames);
  }
  return [];
}

function withRole(named: readonly Named[], role: Role): readonly Named[] {
  return named.filter((one) => one.role === role);
}

/** The targets, and what is named in the same breath without being set apart from them. */
function targetsAmong(named: readonly Named[]): readonly Named[] {
  const targets = withRole(named, 'target');
  const sentences = new Set(
    targets.flatMap(({ occurrences }) =>
      occurrences.filter(({ role }) => role === 'target').map(({ sentence }) => sentence),
    ),
  );
  const alongside = withRole(named, 'plain').filter(
    ({ name, occurrences }) =>
      occurrences.some(({ sentence }) => sentences.has(sentence)) &&
      !targets.some((target) => isSibling(name, target.name)),
  );
  return targets.length === 0 ? [] : named.filter((one) => targets.includes(one) || alongside.includes(one));
}

/** People write the full name of the machine in trouble and the short ones of its siblings. */
function isSibling(name: string, target: string): boolean {
  return !name.includes('.') && target.includes('.') && stemOf(name) === stemOf(target);
}

/** Of several names without a word about them, the ones that are come back to. */
function singledOut(named: readonly Named[]): readonly Named[] {
  const again = named.filter(({ occurrences }) => new Set(occurrences.map(({ sentence }) => sentence)).size > 1);
  return again.length > 0 ? again : named;
}

/** A name in a list with targets is one of them, whatever it looks like. */
function withListed(targets: readonly Named[], fullNames: readonly Named[]): readonly Named[] {
  const lists = new Set(targets.flatMap(({ occurrences }) => occurrences.map(({ list }) => list)));
  const listed = fullNames.filter(
    (one) =>
      !targets.includes(one) &&
      (one.role === 'target' || one.role === 'plain') &&
      one.occurrences.some(({ list }) => lists.has(list)),
  );
  return [...targets, ...listed];
}

/** "Please allow port 25 on mx-4" asks for work on a machine that has no trouble. */
function isToBeChanged({ role, occurrences }: Named): boolean {
  return role === 'plain' && occurrences.every(({ sentence }) => cues.change.test(sentence.text));
}

/** Asides that were called machines in so many words (the host of a log line) before the others. */
function bestAsides(named: readonly Named[]): readonly Named[] {
  const asides = withRole(named, 'aside');
  const labelled = asides.filter(({ occurrences }) => occurrences.some((one) => one.labelled));
  return labelled.length > 0 ? labelled : asides;
}

/** Of addresses that are asides only the one of a link: the others are clients and resolvers. */
function isLinkedAddress({ kind, occurrences }: Named): boolean {
  return kind === 'private-address' && occurrences.some(({ list }) => /link\s*$/.test(list.before));
}

function isNamedItself({ occurrences }: Named): boolean {
  return occurrences.some(({ list, role }) => role === 'target' && !/link\s*$/.test(list.before));
}
