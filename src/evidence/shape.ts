/** UUIDs, one word in quotes or brackets, every word with a digit in it. Each word is looked at once, however long. */
const VARYING =
  /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b|"[\w.@-]{1,40}"|\[[\w.@-]{1,40}\]|(?<![\w-])[\w-]*\d[\w-]*/g;
/** Time, host and the program's name, as syslog and the journal print them. */
const TAG = /^[^a-z]{0,40}(?:\S{1,64} {1,2}){0,5}?([\w./()@#[\]-]{1,64}): /i;
const FAMILY_WORDS = 2;

/** A line with its numbers, hex and ids masked: lines that one statement of a program writes have one shape. */
export function shapeOf(text: string): string {
  return text.replace(VARYING, '#');
}

/** What shapes have in common that differ in a name only: who wrote them, how they begin and how many words they have. */
export function familyOf(shape: string): string {
  const tag = TAG.exec(shape);
  const words = shape.slice(tag?.[0].length ?? 0).split(/\s+/);
  return [tag?.[1] ?? '', words.length, ...words.slice(0, tag === null ? FAMILY_WORDS * 2 : FAMILY_WORDS)].join(' ');
}
