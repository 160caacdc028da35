import { HEALTHY } from '../../src/evaluation/folder.ts';
import type { Fault } from './fault.ts';
import type { SeenRun, Triage } from './triage.ts';

type Expected = Pick<Fault, 'name' | 'class' | 'also' | 'words' | 'decisive' | 'decisiveMin' | 'distractors' | 'image'>;

/** What tai changed on the machine: files by their paths, other things by their kind and name. */
export type Changes =
  | { readonly kind: 'compared'; readonly changed: readonly string[] }
  /** The fault itself makes the machine unable to say. */
  | { readonly kind: 'not compared'; readonly reason: string }
  | { readonly kind: 'not asked for' };

/** One fault and what tai made of it. */
export interface Result {
  readonly name: string;
  readonly image: Fault['image'];
  readonly class: string;
  readonly found: readonly string[];
  readonly isFirst: boolean;
  readonly isAnywhere: boolean;
  /** Classes that are not true of the machine. On a healthy one, and on any other, that is a false alarm. */
  readonly falseAlarms: readonly string[];
  readonly decisive: { readonly kept: number; readonly wanted: number };
  readonly missingWords: readonly string[];
  readonly misled: readonly string[];
  readonly outcome: string;
  readonly evidenceMs: number;
  readonly commands: number;
  readonly changes: Changes;
  /** Every way in which this run falls short, for people. */
  readonly misses: readonly string[];
}

/** The class first, anywhere, false alarms, decisive lines kept, words, time and commands. */
export function score(
  fault: Expected,
  { run, answer: said }: Pick<Triage, 'run' | 'answer'>,
  changes: Changes,
): Result {
  const found = run.findings.map((finding) => finding.class);
  const isHealthy = fault.class === HEALTHY;
  const isTrue = (name: string): boolean => !isHealthy && (name === fault.class || fault.also.includes(name));
  const answer = said.toLowerCase();
  const lines = run.evidence.flatMap((one) => (one.status === 'collected' ? one.lines.map(({ text }) => text) : []));
  const kept = fault.decisive.filter((pattern) => lines.some((line) => new RegExp(pattern).test(line))).length;
  const result = {
    name: fault.name,
    image: fault.image,
    class: fault.class,
    found,
    isFirst: isHealthy ? found.length === 0 : found[0] === fault.class,
    isAnywhere: isHealthy ? found.length === 0 : found.includes(fault.class),
    falseAlarms: [...new Set(found.filter((name) => !isTrue(name)))],
    decisive: { kept, wanted: fault.decisiveMin },
    missingWords: fault.words.filter((word) => !answer.includes(word.toLowerCase())),
    misled: fault.distractors.filter((piece) => isCited(run, piece)),
    outcome: run.diagnosis?.outcome ?? 'none',
    evidenceMs: evidenceMs(run),
    commands: run.evidence.filter(({ status }) => status !== 'skipped').length,
    changes,
  };
  return { ...result, misses: missesOf(result, isHealthy) };
}

/** A false alarm on a healthy machine, or a machine that was changed. */
export function breaksPromise({ class: wanted, found, changes }: Pick<Result, 'class' | 'found' | 'changes'>): boolean {
  return (wanted === HEALTHY && found.length > 0) || (changes.kind === 'compared' && changes.changed.length > 0);
}

function missesOf(one: Omit<Result, 'misses'>, isHealthy: boolean): readonly string[] {
  const misses: (string | false)[] = [
    !isHealthy && describePlace(one),
    one.falseAlarms.length > 0 && `false alarm: ${one.falseAlarms.join(', ')}`,
    one.decisive.kept < one.decisive.wanted &&
      `${one.decisive.kept} of ${one.decisive.wanted} decisive lines were kept`,
    one.missingWords.length > 0 && `the answer does not say ${one.missingWords.join(', ')}`,
    one.misled.length > 0 && `cites what is made to mislead: ${one.misled.join(', ')}`,
    describeChanges(one.changes),
  ];
  return misses.filter((miss) => miss !== false);
}

function describePlace({ class: wanted, found, isFirst, isAnywhere }: Omit<Result, 'misses'>): string | false {
  const all = found.join(', ') || 'nothing';
  if (!isAnywhere) return `${wanted} not found: ${all}`;
  return !isFirst && `${wanted} is not first: ${all}`;
}

function describeChanges(changes: Changes): string | false {
  switch (changes.kind) {
    case 'compared':
      return changes.changed.length > 0 && `CHANGED ON THE MACHINE: ${changes.changed.join(', ')}`;
    case 'not compared':
      return `the machine was not compared: ${changes.reason}`;
    case 'not asked for':
      return false;
    default:
      return changes satisfies never;
  }
}

function isCited({ findings }: SeenRun, piece: string): boolean {
  return findings.some(({ citations }) => citations.some(({ quote }) => quote.includes(piece)));
}

/** From the run's start to its last finding: the model is off, so nearly all of it is looking. */
function evidenceMs({ startedAt, finishedAt }: SeenRun): number {
  return startedAt === undefined || finishedAt === undefined ? 0 : Date.parse(finishedAt) - Date.parse(startedAt);
}
