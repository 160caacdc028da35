const TOKEN = /[\p{L}\p{M}\p{N}_@./-]+/gu;
const EDGES = /^[^\p{L}\p{N}/]+|[^\p{L}\p{N}]+$/gu;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
const UNIT = /^(.+)\.(?:service|socket|timer|mount|automount|target|slice|scope|path|swap|device)$/;
const MIN_CHARS = 3;

/** Words too common in tickets to say anything about a log line. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `about after again all also and any are been before but can cannot check could did does don down else every for from get
  gets had has have hello help her here his how into its just know like look looks make may more most need new not now off
  only other our out over please pls same see seems she should since some still than thank thanks that the their them then
  there these they this those too two under until urgent very via want was were what when where which while who why will
  with without work works would yes yet you your today yesterday morning night week monday tuesday wednesday thursday friday
  saturday sunday server servers host hosts machine machines box ticket issue problem team customer user users someone
  aber alle als auch auf aus bei bitte das dass dem den der des die doch ein eine einen einer eines für hat habe haben hier
  ich ihr ist kann kein keine mal man mehr mit nach nicht noch nur oder sehr seit sich sie sind und uns unter vom von vor war
  warum was wenn wer wie wir wird wurde zum zur est les des une dans pour pas que qui sur avec los las del por para con una
  não para com uma как что это для при все нет`.split(/\s+/),
);

/**
 * The words of a ticket that a log line may share, in lower case: at least three characters, no stop words, names with dots,
 * dashes and slashes whole, and a unit both as written and without its suffix.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const token of tokensOf(text)) {
    const unit = UNIT.exec(token)?.[1];
    for (const word of unit === undefined ? [token] : [token, unit]) {
      if (isSignificant(word)) words.add(word);
    }
  }
  return words;
}

/** How many of the words a line holds, as a whole token or as one part of it. */
export function countWords(text: string, words: ReadonlySet<string>): number {
  if (words.size === 0) return 0;

  const found = new Set<string>();
  for (const token of tokensOf(text)) {
    if (words.has(token)) found.add(token);
    const unit = UNIT.exec(token)?.[1];
    if (unit !== undefined && words.has(unit)) found.add(unit);
    for (const [part] of token.matchAll(PART)) if (words.has(part)) found.add(part);
  }
  return found.size;
}

function tokensOf(text: string): readonly string[] {
  return (text.toLowerCase().match(TOKEN) ?? []).map((token) => token.replace(EDGES, ''));
}

function isSignificant(word: string): boolean {
  return word.length >= MIN_CHARS && !STOP_WORDS.has(word) && /\p{L}/u.test(word);
}
