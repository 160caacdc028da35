import { fits, fitsList } from '../pattern.ts';

/** What `Host` and `Match` lines are asked about. `host` is the name in this reading: as typed, or resolved in the final one. */
export interface Facts {
  readonly host: string;
  readonly typed: string;
  /** After HostName, as far as it is known by now. */
  readonly hostName: string;
  readonly user: string;
  readonly localUser: string;
  readonly isFinal: boolean;
}

/** `unknown`: everything else on the line holds, and it is for this criterion, which tai can not judge, to say. */
export type Applies =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'unknown'; readonly criterion: string };

/** `Host`: one pattern of several must fit; one with `!` that fits decides against. */
export function hostApplies(patterns: readonly string[], host: string): boolean {
  const excluded = patterns.some((pattern) => pattern.startsWith('!') && fits(pattern.slice(1), host));
  return !excluded && patterns.some((pattern) => !pattern.startsWith('!') && fits(pattern, host));
}

const CRITERION = /^(!?)([A-Za-z][\w-]*)(?:[ \t]*=[ \t]*|[ \t]+|$)/;
const ARGUMENT = /^(?:"([^"]*)"|([^\s"#]\S*))(?:[ \t]+|$)/;
const ALONE: ReadonlySet<string> = new Set(['all', 'final', 'canonical']);

/** `Match`: all criteria must hold. A criterion that fails decides, whatever the others would have said. */
export function matchApplies(rest: string, facts: Facts): Applies {
  let unknown: string | undefined;
  for (const { name, negated, argument } of criteriaOf(rest)) {
    const holds = judge(name, argument, facts);
    if (holds === undefined) unknown ??= name;
    else if (holds === negated) return { kind: 'no' };
  }
  return unknown === undefined ? { kind: 'yes' } : { kind: 'unknown', criterion: unknown };
}

/** True when the line asks for the configuration to be read a second time, with the resolved name. */
export function asksForFinal(rest: string): boolean {
  return criteriaOf(rest).some(({ name }) => name === 'final');
}

interface Criterion {
  readonly name: string;
  readonly negated: boolean;
  readonly argument: string | undefined;
}

function criteriaOf(rest: string): readonly Criterion[] {
  const criteria: Criterion[] = [];
  let left = rest.trimStart();
  while (left !== '' && !left.startsWith('#')) {
    const { criterion, length } = readCriterion(left);
    criteria.push(criterion);
    left = left.slice(length).trimStart();
  }
  return criteria;
}

/** What can not be read becomes one criterion, which nobody knows. */
function readCriterion(text: string): { readonly criterion: Criterion; readonly length: number } {
  const [found = text, negation = '', written = text] = CRITERION.exec(text) ?? [];
  const name = written.toLowerCase();
  const { argument, length } = ALONE.has(name) ? NO_ARGUMENT : readArgument(text.slice(found.length));
  return { criterion: { name, negated: negation === '!', argument }, length: found.length + length };
}

const NO_ARGUMENT = { argument: undefined, length: 0 };

function readArgument(text: string): { readonly argument: string | undefined; readonly length: number } {
  const [found = '', quoted, plain] = ARGUMENT.exec(text) ?? [];
  return { argument: quoted ?? plain, length: found.length };
}

/** Undefined for what tai can not judge, a criterion without its argument included. */
function judge(name: string, argument: string | undefined, facts: Facts): boolean | undefined {
  if (name === 'all') return true;
  if (name === 'final' || name === 'canonical') return facts.isFinal;
  if (argument === undefined) return undefined;
  switch (name) {
    case 'host':
      return fitsList(argument.toLowerCase(), facts.hostName.toLowerCase());
    case 'originalhost':
      return fitsList(argument.toLowerCase(), facts.typed.toLowerCase());
    case 'user':
      return fitsList(argument, facts.user);
    case 'localuser':
      return fitsList(argument, facts.localUser);
    default:
      return undefined;
  }
}
