/** Of letters, the share that may be of another script: names in a ticket's language occur. */
const FOREIGN_SHARE = 0.3;
const LEAST_LETTERS = 12;
const LEAST_WORDS = 3;

const ENGLISH = new Set('the is and of to in by has was are it that because with on no from which at for'.split(' '));
/** The commonest words of German, French, Spanish, Italian, Portuguese and Dutch that are no English words. */
const OTHERS = new Set(
  'der das ist und nicht wurde weil durch eine einen voll auf le la les est une des pour sur dans pas el los las una por está del lleno porque il della è perché che não uma foi está com het een niet omdat wordt van'.split(
    ' ',
  ),
);

/** Whether a text is plainly in another language than English; short and mixed texts pass. */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const others = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  if (letters.length >= LEAST_LETTERS && others.length > letters.length * FOREIGN_SHARE) return true;

  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const foreign = words.filter((word) => OTHERS.has(word)).length;
  return foreign >= LEAST_WORDS && foreign > words.filter((word) => ENGLISH.has(word)).length;
}
