/** A piece of text in which words speak about each other. */
export interface Sentence {
  readonly text: string;
  readonly kind: 'title' | 'text' | 'quoted';
  /** For what stood in brackets: the sentence round it, up to the bracket. */
  readonly outer?: string;
}

const STOP = /(?<=[.!?])\s+|[;；。！？]\s*|\n/;
const BRACKETED = /\(([^()]{1,300})\)/g;
const ADDRESS = /^\s*(?:ip:?\s*)?(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})\s*$/i;
const NAME_INSIDE = /[\p{L}]-?\d|\w\.\w|\d\.\d|\w-\w|:[0-9a-f]*:/u;

/**
 * The title first, then the text. What stands in brackets and may name a machine becomes a sentence of its own; of an address
 * beside a name the word "address" stays.
 */
export function toSentences(title: string, text: string): readonly Sentence[] {
  return [...split(title).map((one): Sentence => ({ text: one, kind: 'title' })), ...lines(text)].flatMap(unbracket);
}

function lines(text: string): readonly Sentence[] {
  return text.split('\n').flatMap((line) => {
    const quoted = /^\s*>\s?/.exec(line)?.[0];
    const kind = quoted === undefined ? 'text' : 'quoted';
    return split(line.slice(quoted?.length ?? 0)).map((one): Sentence => ({ text: one, kind }));
  });
}

function split(text: string): readonly string[] {
  return text.split(STOP).filter((one) => one.trim() !== '');
}

function unbracket(sentence: Sentence): readonly Sentence[] {
  const inner: Sentence[] = [];
  const text = sentence.text.replace(BRACKETED, (match, content: string, at: number) => {
    if (!NAME_INSIDE.test(content)) return match;
    inner.push({ text: content, kind: sentence.kind, outer: sentence.text.slice(0, at) });
    return ADDRESS.test(content) ? ' (address) ' : ' ';
  });
  return [{ ...sentence, text }, ...inner];
}
