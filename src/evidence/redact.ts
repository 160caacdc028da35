import type { Line } from '../domain/evidence.ts';
import { redactKeys } from './redact-keys.ts';
import { onChanged, onHinted, toLower } from './redact-hints.ts';
import { redactManifests } from './redact-manifests.ts';
import { createMarks, type Marks } from './redact-marks.ts';
import { createNumbering, type Numbering } from './redact-numbering.ts';
import type { OwnPattern } from './redact-own.ts';
import { redactRules } from './redact-rules.ts';
import type { RedactRule } from './redact-rule.ts';
import { redactShapes } from './redact-shapes.ts';
import { isCall, isOrdinary, isSecret } from './redact-value.ts';

/** Removes secrets from text after text; the same secret is the same placeholder in all of them. */
export interface Redactor {
  readonly redact: (text: string) => string;
  readonly redactLines: (lines: readonly Line[]) => readonly Line[];
}

/** One for each run, with the user's own patterns beside ours. */
export function createRedactor(own: readonly OwnPattern[] = []): Redactor {
  const numbering = createNumbering();
  const redactText = (text: string) => redactWith(text, own, numbering);
  return { redact: redactText, redactLines: (lines) => eachLine(lines, redactText) };
}

/**
 * The text with each secret replaced by what it was: "[redacted password]". Lines stay where they are, what round the secret
 * helps a diagnosis stays readable, and redacting the result again changes nothing.
 */
export function redact(text: string): string {
  return redactWith(text, [], undefined);
}

/** The same for numbered lines; a secret that crosses lines is found when they follow each other. */
export function redactLines(lines: readonly Line[]): readonly Line[] {
  return eachLine(lines, redact);
}

function eachLine(lines: readonly Line[], redactText: (text: string) => string): readonly Line[] {
  const texts = redactText(lines.map(({ text }) => text).join('\n')).split('\n');
  return lines.map((line, index) => ({ ...line, text: texts[index] ?? '' }));
}

/** One replacement can uncover the next; more than one round more was never seen. */
const MAX_ROUNDS = 4;

function redactWith(text: string, own: readonly OwnPattern[], numbering: Numbering | undefined): string {
  const marks = createMarks(numbering);
  const hidden = own.reduce(
    (rest, pattern) => pattern.replace(rest, (value) => marks.of(pattern.name, value)),
    marks.hide(text),
  );
  let before = hidden;
  let marked = redactOnce(hidden, marks);
  for (let round = 1; round < MAX_ROUNDS && marked !== before; round += 1) {
    const after = onChanged(before, marked, (lines) => applyRules(lines, marks));
    before = marked;
    marked = after;
  }
  return marks.show(marked);
}

function redactOnce(text: string, marks: Marks): string {
  const withoutKeys = /PRIVATE KEY|Private-Lines/.test(text)
    ? redactKeys(text.split('\n'), marks.of('private key', '')).join('\n')
    : text;
  const whole = redactManifests(withoutKeys, (value) => marks.of('secret', value));
  return onHinted(whole, ANY_HINT, (lines) => applyRules(lines, marks));
}

const shapes = redactShapes.map(([label, hint, shape]) => ({ label, hint: new RegExp(hint, 'm'), shape }));
const rules = redactRules.map((rule) => ({ ...rule, hint: new RegExp(rule.hint, 'm') }));
const ANY_HINT = new RegExp(
  [
    ...new Set([...redactRules.map(({ hint }) => hint), ...redactShapes.map(([, hint]) => hint)].flatMap(alternatives)),
  ].join('|'),
  'gm',
);

/** Rules share most of their hints; each is looked for once. */
function alternatives(hint: string): readonly string[] {
  return /[()]/.test(hint) ? [hint] : hint.split('|');
}

function applyRules(lines: string, marks: Marks): string {
  const lower = toLower(lines);
  const withoutTokens = shapes.reduce(
    (rest, { label, hint, shape }) =>
      hint.test(lower) ? rest.replace(shape, (token) => marks.of(label, token)) : rest,
    lines,
  );
  return rules.reduce((rest, rule) => (rule.hint.test(lower) ? applyRule(rest, rule, marks) : rest), withoutTokens);
}

type Groups = Readonly<Record<string, string | undefined>>;

function applyRule(text: string, { label, pattern, strict }: Omit<RedactRule, 'hint'>, marks: Marks): string {
  return text.replace(pattern, (match: string, ...rest: readonly unknown[]) => {
    const groups: Groups = Object(rest.at(-1));
    const secret = secretOf(groups);
    if (secret === undefined || !isSecret(secret) || (strict && isOrdinary(secret))) return match;
    if (isCall(secret, text[Number(rest.at(-3)) + match.length])) return match;

    const { before = '' } = groups;
    return before + match.slice(before.length).replace(secret, () => marks.of(label, secret));
  });
}

function secretOf(groups: Groups): string | undefined {
  const { escaped, double, single, bare } = groups;
  const isProse = bare !== undefined && 'end' in groups && groups.end === undefined;
  return isProse ? undefined : (escaped ?? double ?? single ?? bare);
}
