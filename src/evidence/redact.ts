import type { Line } from '../domain/evidence.ts';
import { redactKeys } from './redact-keys.ts';
import { fromMarks, markOf, toMarks } from './redact-marks.ts';
import { redactRules, type RedactRule } from './redact-rules.ts';
import { redactShapes } from './redact-shapes.ts';
import { isOrdinary, isSecret } from './redact-value.ts';

/** One replacement can uncover the next; more than one round more was never seen. */
const MAX_ROUNDS = 4;

/**
 * The text with each secret replaced by what it was: "[redacted password]". Lines stay where they are, what round the secret
 * helps a diagnosis stays readable, and redacting the result again changes nothing.
 */
export function redact(text: string): string {
  let marked = toMarks(text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = redactOnce(marked);
    if (next === marked) break;
    marked = next;
  }
  return fromMarks(marked);
}

/** The same for numbered lines; a secret that crosses lines is found when they follow each other. */
export function redactLines(lines: readonly Line[]): readonly Line[] {
  const texts = redact(lines.map(({ text }) => text).join('\n')).split('\n');
  return lines.map((line, index) => ({ ...line, text: texts[index] ?? '' }));
}

function redactOnce(text: string): string {
  const withoutKeys = /PRIVATE KEY|Private-Lines/.test(text) ? redactKeys(text.split('\n')).join('\n') : text;
  const withoutTokens = redactShapes.reduce((rest, [label, shape]) => rest.replace(shape, markOf(label)), withoutKeys);
  return redactRules.reduce(applyRule, withoutTokens);
}

type Groups = Readonly<Record<string, string | undefined>>;

function applyRule(text: string, { label, pattern, strict }: RedactRule): string {
  return text.replace(pattern, (match: string, ...rest: readonly unknown[]) => {
    const groups: Groups = Object(rest.at(-1));
    const secret = secretOf(groups);
    if (secret === undefined || !isSecret(secret) || (strict && isOrdinary(secret))) return match;

    const { before = '' } = groups;
    return before + match.slice(before.length).replace(secret, markOf(label));
  });
}

function secretOf(groups: Groups): string | undefined {
  const { escaped, double, single, bare } = groups;
  const isProse = bare !== undefined && 'end' in groups && groups.end === undefined;
  return isProse ? undefined : (escaped ?? double ?? single ?? bare);
}
